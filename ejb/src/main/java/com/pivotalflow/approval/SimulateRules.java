package com.pivotalflow.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks which rules would match: a quote as it is, or one that has these values. One of the two is stated.
 *
 * @param quoteId the quote
 * @param values what the rules would look at
 */
public record SimulateRules(
        @Nullable UUID quoteId, @Nullable @Valid Values values) {

    /**
     * What rules look at. A value that is left out fulfils no condition, but for the margin, which then is not known.
     *
     * @param netTotal before tax, in the base currency
     * @param grandTotal with tax, in the base currency
     * @param discountPercent effective discount in per cent
     * @param marginPercent margin in per cent
     * @param currency code of the quote's currency
     * @param customerId who is offered to
     * @param type kind of engagement
     * @param newCustomer whether the customer never accepted a quote
     * @param validityDays days from the first to the last day of validity
     */
    public record Values(
            @Nullable BigDecimal netTotal,
            @Nullable BigDecimal grandTotal,
            @Nullable BigDecimal discountPercent,
            @Nullable BigDecimal marginPercent,

            @Nullable @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
            String currency,

            @Nullable UUID customerId,

            @Nullable @Pattern(regexp = "project|service|product|recurring|one_time", message = "{ENUM}")
            String type,

            @Nullable Boolean newCustomer,
            @Nullable Long validityDays) {

        StatedValues stated() {
            return new StatedValues(
                    netTotal,
                    grandTotal,
                    discountPercent,
                    marginPercent,
                    currency,
                    customerId,
                    type,
                    newCustomer,
                    validityDays);
        }
    }
}
