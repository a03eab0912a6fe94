package com.pivotalflow.quote;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an organization's document numbers look (specification 5): the tokens {@code {prefix}}, {@code {yyyy}},
 * {@code {yy}}, {@code {seq:n}} with at least n digits, and literals.
 *
 * <p>Example: {@code {prefix}-{yyyy}-{seq:4}} with prefix {@code Q} gives {@code Q-2026-0042}.
 *
 * @param prefix 1 to 5 capitals or digits
 * @param pattern tokens and literals, already accepted by the organization's settings
 */
public record NumberFormat(String prefix, String pattern) {

    private static final Pattern TOKEN = Pattern.compile("\\{(prefix|yyyy|yy|seq:([1-8]))}");

    /**
     * Writes a number.
     *
     * @param year calendar year in the organization's zone
     * @param sequence the counter's value, above 0
     */
    public String format(int year, long sequence) {
        return TOKEN.matcher(pattern)
                .replaceAll(token -> Matcher.quoteReplacement(text(token.group(1), year, sequence)));
    }

    private String text(String token, int year, long sequence) {
        return switch (token) {
            case "prefix" -> prefix;
            case "yyyy" -> String.format(Locale.ROOT, "%04d", year);
            case "yy" -> String.format(Locale.ROOT, "%02d", year % 100);
            default -> String.format(Locale.ROOT, "%0" + token.substring("seq:".length()) + "d", sequence);
        };
    }
}
