package com.pivotalflow.customer;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.ValueRejectedException;
import com.pivotalflow.organization.RegionalNames;
import com.pivotalflow.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the values of a customer have to do with each other and with the organization. */
final class CustomerValues {

    private static final String CREDIT_LIMIT = "/creditLimit";

    private CustomerValues() {}

    /**
     * Everything that is wrong: a country or a currency that is none here, a credit limit that its currency can't have.
     *
     * @param currencies gives the currency of a code, if the customer may have it
     */
    static List<FieldError> flaws(CreateCustomer content, Function<String, Optional<CurrencyUnit>> currencies) {
        List<FieldError> errors = new ArrayList<>();
        if (content.address() != null) {
            RegionalNames.unknownCountry("/address/country", content.address().country())
                    .ifPresent(errors::add);
        }
        String code = content.currency();
        Optional<CurrencyUnit> currency = Optional.empty();
        if (code != null) {
            currency = currencies.apply(code);
            if (currency.isEmpty()) {
                errors.add(new FieldError(
                        "/currency", "CURRENCY_UNSUPPORTED", "The organization does not work in " + code + "."));
            }
        } else if (content.creditLimit() != null) {
            errors.add(new FieldError("/currency", "REQUIRED", "A credit limit is in a currency."));
        }
        currency.flatMap(unit -> creditFlaw(content.creditLimit(), unit)).ifPresent(errors::add);
        return errors;
    }

    private static Optional<FieldError> creditFlaw(@Nullable BigDecimal limit, CurrencyUnit unit) {
        if (limit == null) {
            return Optional.empty();
        }
        try {
            Money money = new Money(limit, unit);
            return money.isNegative() || !money.isWithinLimit()
                    ? Optional.of(new FieldError(
                            CREDIT_LIMIT, "NUMBER_OUT_OF_RANGE", "A credit limit is zero or more, below 10^12."))
                    : Optional.empty();
        } catch (ValueRejectedException e) {
            return Optional.of(
                    new FieldError(CREDIT_LIMIT, e.code(), "An amount in " + unit.code() + " has fewer decimals."));
        }
    }
}
