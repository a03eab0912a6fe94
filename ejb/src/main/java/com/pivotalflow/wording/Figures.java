package com.pivotalflow.wording;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes decimals as a locale does: other signs between the digits, never other digits. */
public final class Figures {

    private static final int DIGITS_IN_A_GROUP = 3;

    private static final String MINUS = "−";

    private final char groupSign;
    private final char decimalSign;
    private final String beforePercent;
    private final String afterPercent;

    private Figures(char groupSign, char decimalSign, String beforePercent, String afterPercent) {
        this.groupSign = groupSign;
        this.decimalSign = decimalSign;
        this.beforePercent = beforePercent;
        this.afterPercent = afterPercent;
    }

    /** Figures of a locale. */
    public static Figures of(Locale locale) {
        DecimalFormatSymbols signs = DecimalFormatSymbols.getInstance(locale);
        DecimalFormat percent = (DecimalFormat) NumberFormat.getPercentInstance(locale);
        return new Figures(
                signs.getGroupingSeparator(),
                signs.getDecimalSeparator(),
                percent.getPositivePrefix(),
                percent.getPositiveSuffix());
    }

    /**
     * The figure, digit by digit.
     *
     * @param decimal a plain decimal such as {@code -1234.50}
     */
    public String of(String decimal) {
        boolean isNegative = decimal.startsWith("-");
        String digits = isNegative ? decimal.substring(1) : decimal;
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder text = new StringBuilder(isNegative ? MINUS : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % DIGITS_IN_A_GROUP == 0) {
                text.append(groupSign);
            }
            text.append(whole.charAt(i));
        }
        if (point >= 0) {
            text.append(decimalSign).append(digits, point + 1, digits.length());
        }
        return text.toString();
    }

    /** The figure as something taken off. */
    public String lessOf(String decimal) {
        return isZero(decimal) ? of(decimal) : MINUS + of(decimal);
    }

    /** The figure as per cent. */
    public String percentOf(String decimal) {
        return beforePercent + of(decimal) + afterPercent;
    }

    /** Whether the figure says nothing. */
    public static boolean isZero(String decimal) {
        return new BigDecimal(decimal).signum() == 0;
    }
}
