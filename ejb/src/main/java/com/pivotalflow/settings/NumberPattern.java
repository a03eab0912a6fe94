package com.pivotalflow.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges how document numbers shall look (specification 5): tokens {@code {prefix}}, {@code {yyyy}}, {@code {yy}}, {@code
 * {seq:n}} and literals {@code A–Z 0–9 - / .}.
 */
final class NumberPattern {

    private static final Pattern PART = Pattern.compile("\\{(prefix|yyyy|yy|seq:[1-8])}|[A-Z0-9./-]+");

    /** As many digits as a counter will ever reach. */
    private static final int WIDEST_SEQUENCE = 12;

    private static final int LONGEST_PREFIX = 5;
    private static final int LONGEST_NUMBER = 50;

    private NumberPattern() {}

    /** What is wrong with the pattern; empty when it can be used. */
    static Optional<String> flaw(String pattern) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(pattern);
        int end = 0;
        while (end < pattern.length() && part.find(end) && part.start() == end) {
            parts.add(part.group());
            end = part.end();
        }
        if (end < pattern.length()) {
            return Optional.of("A number is made of {prefix}, {yyyy} or {yy}, {seq:1} to {seq:8}, A-Z, 0-9, - / and .");
        }
        if (count(parts, "{seq:") != 1 || count(parts, "{yy") != 1) {
            return Optional.of("A number has exactly one {seq:n} and one of {yyyy} and {yy}.");
        }
        for (int i = 1; i < parts.size(); i++) {
            boolean areTokens = isToken(parts.get(i - 1)) && isToken(parts.get(i));
            if (areTokens && (isSequence(parts.get(i - 1)) || isSequence(parts.get(i)))) {
                return Optional.of("A literal stands between {seq:n} and any other token.");
            }
        }
        int length = parts.stream().mapToInt(NumberPattern::length).sum();
        return length > LONGEST_NUMBER
                ? Optional.of("A number has at most " + LONGEST_NUMBER + " characters.")
                : Optional.empty();
    }

    private static long count(List<String> parts, String beginning) {
        return parts.stream().filter(part -> part.startsWith(beginning)).count();
    }

    private static boolean isToken(String part) {
        return part.startsWith("{");
    }

    private static boolean isSequence(String part) {
        return part.startsWith("{seq:");
    }

    private static int length(String part) {
        return switch (part) {
            case "{prefix}" -> LONGEST_PREFIX;
            case "{yyyy}" -> 4;
            case "{yy}" -> 2;
            default -> isSequence(part) ? WIDEST_SEQUENCE : part.length();
        };
    }
}
