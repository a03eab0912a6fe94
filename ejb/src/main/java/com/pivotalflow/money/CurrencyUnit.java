package com.pivotalflow.money;

/**
 * A currency as far as arithmetic needs it: its ISO 4217 code and its number of decimals.
 *
 * <p>Not {@code java.util.Currency}: the table {@code currencies} decides how many decimals a currency has, not the
 * JDK at hand. Quotes use currencies with up to three decimals; the fourth exists for units of account such as CLF.
 *
 * @param code three capital letters, for example {@code NZD}
 * @param minorUnits decimals of an amount, 0 to 4: 2 for NZD, 0 for JPY, 3 for KWD
 */
public record CurrencyUnit(String code, int minorUnits) {
    /** Most decimals of a currency that a quote can be in (specification 6). */
    public static final int MOST_QUOTABLE_MINOR_UNITS = 3;

    private static final int MOST_MINOR_UNITS = 4;

    /**
     * Checks code and decimals.
     *
     * @throws ValueRejectedException {@code CURRENCY_UNSUPPORTED} if the code is not three capital letters or the
     *     decimals are not 0 to 4
     */
    public CurrencyUnit {
        boolean threeCapitals = code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        if (!threeCapitals || minorUnits < 0 || minorUnits > MOST_MINOR_UNITS) {
            throw new ValueRejectedException(
                    ValueRejectedException.CURRENCY_UNSUPPORTED,
                    "A currency has three capital letters and 0 to 4 decimals.");
        }
    }

    /** Whether a quote can be in this currency: at most three decimals. */
    public boolean isQuotable() {
        return minorUnits <= MOST_QUOTABLE_MINOR_UNITS;
    }
}
