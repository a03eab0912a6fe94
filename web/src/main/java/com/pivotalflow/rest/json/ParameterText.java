package com.pivotalflow.rest.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Reads parameters of an address by the same rules as members of a body. Each method throws an {@link
 * IllegalArgumentException} whose message is for people.
 */
public final class ParameterText {

    private static final int SHORTEST_SEARCH = 2;
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_WORD = 255;

    private ParameterText() {}

    /** Words to search for. */
    public static String search(String text) {
        String words = ScalarText.text(text);
        int length = words.codePointCount(0, words.length());
        if (length < SHORTEST_SEARCH || length > LONGEST_SEARCH) {
            throw new UnfitValueException(
                    "LENGTH", "A search has %d to %d characters.".formatted(SHORTEST_SEARCH, LONGEST_SEARCH));
        }
        return words;
    }

    /** A text that is compared as it is. */
    public static String word(String text) {
        String word = ScalarText.text(text);
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            throw new UnfitValueException("LENGTH", "A value has 1 to %d characters.".formatted(LONGEST_WORD));
        }
        return word;
    }

    /** The text of a label, or its name: compared as it came, like labels are kept. */
    public static String label(String text) {
        ScalarText.requirePrintable(text);
        return text;
    }

    /** A member of a closed set by its name on the wire. */
    public static <E extends Enum<E>> E member(String text, Class<E> type) {
        return type.cast(WireNames.of(type).parse(text));
    }

    /** An id. */
    public static UUID id(String text) {
        return ScalarText.id(text);
    }

    /** A date. */
    public static LocalDate date(String text) {
        return ScalarText.date(text);
    }

    /** An instant. */
    public static Instant instant(String text) {
        return ScalarText.instant(text);
    }

    /** A decimal number, exact. */
    public static BigDecimal decimal(String text) {
        return ScalarText.decimal(text);
    }

    /** A whole number between bounds. */
    public static int number(String text, int least, int most) {
        return Math.toIntExact(ScalarText.integer(text, least, most));
    }

    /** True or false. */
    public static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnfitValueException("TYPE_MISMATCH", "The value is true or false.");
        };
    }
}
