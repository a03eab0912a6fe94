package com.pivotalflow.validation;

import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.money.Uplift;
import com.pivotalflow.pricing.TaxRate;
import java.math.BigDecimal;
import java.util.function.Function;

/** The value that a number of a request becomes, with the bounds of that value. */
public enum FigureKind {
    /** How much: above 0, at most six decimals. */
    QUANTITY(Quantity::new),
    /** Price of one unit: 0 or more, at most six decimals. */
    UNIT_PRICE(UnitPrice::new),
    /** Cost of one unit: 0 or more, at most six decimals. */
    UNIT_COST(UnitCost::new),
    /** Base units for one unit of a currency: above 0, at most 16 decimals. */
    EXCHANGE_RATE(ExchangeRate::new),
    /** Per cent, 0 to 100, at most six decimals. */
    PERCENT(Percentage::ofPercent),
    /** Tax in per cent, 0 to 100, at most six decimals. */
    TAX_RATE(TaxRate::rateOfPercent),
    /** Rise of prices in per cent, -100 to 1000, at most six decimals. */
    UPLIFT(Uplift::new);

    @SuppressWarnings("ImmutableEnumChecker") // a constructor or static method of a value
    private final Function<BigDecimal, ?> maker;

    FigureKind(Function<BigDecimal, ?> maker) {
        this.maker = maker;
    }

    /**
     * Tries to make the value.
     *
     * @throws com.pivotalflow.money.ValueRejectedException when the number is out of its bounds
     */
    void require(BigDecimal number) {
        var unused = maker.apply(number);
    }
}
