package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks what lines would cost on a day; nothing is stored.
 *
 * @param validFrom the day prices are for
 * @param currency code of ISO 4217
 * @param rateCardId the only card to price from, when given
 * @param lines 1 to 1000, in order
 */
public record ResolvePrices(
        LocalDate validFrom,

        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        @Nullable RateCardId rateCardId,

        @Size(min = 1, message = "{LINES_REQUIRED}") @Size(max = 1000, message = "{LINES_TOO_MANY}")
        List<@Valid Line> lines) {

    public ResolvePrices {
        lines = List.copyOf(lines);
    }

    /**
     * What one line says about its price.
     *
     * @param unitPrice a price set by hand; needs {@code quotes.override_price}
     * @param itemCode item of a rate card, compared exactly
     * @param serviceCategoryId category of service
     * @param roleId trade role; selects only together with a category
     * @param unit the item's, or else {@code hour}, when absent
     */
    @ServerOwned({"index", "taxClass", "taxRatePercent", "rule", "rateCardId", "rateCardItemId", "listUnitPrice"})
    public record Line(
            @Nullable @Figure(FigureKind.UNIT_PRICE) BigDecimal unitPrice,
            @Nullable @Length(min = 1, max = 50) String itemCode,
            @Nullable ServiceCategoryId serviceCategoryId,
            @Nullable DeliveryRoleId roleId,
            @Nullable @Length(min = 1, max = 50) String unit) {

        PriceQuery.Line query() {
            return new PriceQuery.Line(
                    unitPrice == null ? null : new UnitPrice(unitPrice), itemCode, serviceCategoryId, roleId, unit);
        }
    }

    /** What the rate cards are asked for. */
    PriceQuery query() {
        return new PriceQuery(
                validFrom,
                currency,
                Optional.ofNullable(rateCardId),
                lines.stream().map(Line::query).toList());
    }
}
