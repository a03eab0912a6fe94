package com.pivotalflow.pricing;

/** Why a quote cannot be calculated; the names are the codes of specification 15. */
public enum RejectionCode {
    /** A quote without lines. */
    LINES_REQUIRED,
    /** More than 1000 lines. */
    LINES_TOO_MANY,
    /** A currency with more than three decimals. */
    CURRENCY_UNSUPPORTED,
    /** A rate other than 1 although the quote is in the base currency. */
    FX_RATE_INVALID,
    /** More decimals than the number may have. */
    SCALE_EXCEEDED,
    /** A number larger than any amount. */
    NUMBER_OUT_OF_RANGE,
    /** A discount below zero. */
    DISCOUNT_NEGATIVE,
    /** A discount above 100 per cent. */
    DISCOUNT_PERCENT_RANGE,
    /** The same kind of discount twice on a line. */
    DISCOUNT_KIND_DUPLICATE,
    /** A discount per unit on the document. */
    DISCOUNT_KIND_INVALID,
    /** A discount above what is left to discount. */
    DISCOUNT_EXCEEDS_REMAINDER,
    /** A document discount that does not fit the cheapest selection the customer may make. */
    DISCOUNT_EXCEEDS_MINIMUM_SELECTION,
    /** An exempt line without a reason. */
    TAX_EXEMPT_REASON_REQUIRED,
    /** A reason on a line that is not exempt. */
    TAX_EXEMPT_REASON_UNEXPECTED,
    /** An alternative without a group or with one that is not declared. */
    GROUP_UNKNOWN,
    /** A group with fewer than two members or with the code of another group. */
    GROUP_INVALID,
    /** A second selected member of a group. */
    GROUP_SELECTION,
    /** A required line that is selected, or a line with a group that is no alternative. */
    SELECTION_MODE,
    /** A customer's choice that the quote does not offer. */
    SELECTION_INVALID,
    /** A deposit that is not above 0 and at most 100 per cent. */
    DEPOSIT_RANGE,
    /** A deposit that rounds to nothing. */
    DEPOSIT_ROUNDS_TO_ZERO,
    /** An amount above 999,999,999,999.999. */
    AMOUNT_OVERFLOW
}
