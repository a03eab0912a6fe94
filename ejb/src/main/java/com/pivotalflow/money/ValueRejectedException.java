package com.pivotalflow.money;

/**
 * A number that its value type refuses, with the code of specification 15.
 *
 * <p>The exception does not know where the number stood in a request; whoever read it there adds the pointer.
 */
public final class ValueRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** More decimals than the type or the currency has. */
    public static final String SCALE_EXCEEDED = "SCALE_EXCEEDED";

    /** Outside the range of the type. */
    public static final String NUMBER_OUT_OF_RANGE = "NUMBER_OUT_OF_RANGE";

    /** A quantity of zero or less. */
    public static final String QUANTITY_NOT_POSITIVE = "QUANTITY_NOT_POSITIVE";

    /** A unit price below zero. */
    public static final String PRICE_NEGATIVE = "PRICE_NEGATIVE";

    /** A unit cost below zero. */
    public static final String COST_NEGATIVE = "COST_NEGATIVE";

    /** An exchange rate of zero or less. */
    public static final String FX_RATE_INVALID = "FX_RATE_INVALID";

    /** A currency code or a number of decimals that no currency has. */
    public static final String CURRENCY_UNSUPPORTED = "CURRENCY_UNSUPPORTED";

    private final String code;

    /**
     * Refuses a number.
     *
     * @param code the stable code, UPPER_SNAKE
     * @param detail one sentence for the reader, without class names
     */
    public ValueRejectedException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    /** The stable code, for example {@code SCALE_EXCEEDED}. */
    public String code() {
        return code;
    }

    /** One sentence for the reader of the error. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
