package com.pivotalflow.approval;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a condition looks at. */
public enum ConditionField {
    /** Total before tax, in the base currency. */
    NET_TOTAL("netTotal", Kind.AMOUNT, "Net total in base currency"),
    /** Total with tax, in the base currency. */
    GRAND_TOTAL("grandTotal", Kind.AMOUNT, "Grand total in base currency"),
    /** Effective discount. */
    DISCOUNT_PERCENT("discountPercent", Kind.PERCENT, "Discount"),
    /** Margin; one that is not known is below every threshold. */
    MARGIN_PERCENT("marginPercent", Kind.PERCENT, "Margin"),
    /** Currency of the document. */
    CURRENCY("currency", Kind.SET, "Currency"),
    /** Who is offered to. */
    CUSTOMER_ID("customerId", Kind.SET, "Customer"),
    /** Kind of engagement. */
    TYPE("type", Kind.SET, "Type"),
    /** Whether the customer never accepted a quote. */
    NEW_CUSTOMER("newCustomer", Kind.YES_OR_NO, "New customer"),
    /** Days from the first to the last day of validity. */
    VALIDITY_DAYS("validityDays", Kind.DAYS, "Validity in days");

    private final String wireName;
    private final Kind kind;
    private final String label;

    ConditionField(String wireName, Kind kind, String label) {
        this.wireName = wireName;
        this.kind = kind;
        this.label = label;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    Kind kind() {
        return kind;
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** What its value is, which decides how it is compared. */
    enum Kind {
        /** In the base currency. */
        AMOUNT(true),
        /** Per cent for people, a fraction in the database. */
        PERCENT(true),
        /** A whole number. */
        DAYS(true),
        /** One of several codes or ids. */
        SET(false),
        /** Yes or no. */
        YES_OR_NO(false);

        private final boolean isNumber;

        Kind(boolean isNumber) {
            this.isNumber = isNumber;
        }

        boolean isNumber() {
            return isNumber;
        }
    }
}
