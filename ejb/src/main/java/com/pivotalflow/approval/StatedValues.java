package com.pivotalflow.approval;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As {@link ApprovalFacts}, of a document that is thought of and may lack any of them. A value that is absent fulfils no
 * condition, but for the margin: one that is not known is below every threshold.
 */
record StatedValues(
        @Nullable BigDecimal netTotal,
        @Nullable BigDecimal grandTotal,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal marginPercent,
        @Nullable String currency,
        @Nullable UUID customerId,
        @Nullable String type,
        @Nullable Boolean newCustomer,
        @Nullable Long validityDays) {

    /** The value of a field that has a number, as people write it: per cent as per cent. */
    @Nullable
    BigDecimal number(ConditionField field) {
        return switch (field) {
            case NET_TOTAL -> netTotal;
            case GRAND_TOTAL -> grandTotal;
            case DISCOUNT_PERCENT -> discountPercent;
            case MARGIN_PERCENT -> marginPercent;
            case VALIDITY_DAYS -> validityDays == null ? null : BigDecimal.valueOf(validityDays);
            case CURRENCY, CUSTOMER_ID, TYPE, NEW_CUSTOMER ->
                throw new IllegalArgumentException(field + " has no number");
        };
    }

    /** The value of a field that has a code or an id. */
    @Nullable
    String code(ConditionField field) {
        return switch (field) {
            case CURRENCY -> currency;
            case CUSTOMER_ID -> customerId == null ? null : customerId.toString();
            case TYPE -> type;
            case NET_TOTAL, GRAND_TOTAL, DISCOUNT_PERCENT, MARGIN_PERCENT, VALIDITY_DAYS, NEW_CUSTOMER ->
                throw new IllegalArgumentException(field + " has no code");
        };
    }
}
