package com.pivotalflow.rest.json;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads simple values from text, for bodies and addresses alike, and refuses every other spelling. */
final class ScalarText {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE]([+-]?[0-9]++))?+");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]++");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            DATE + "[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?" + "(?:[Zz]|[+-][0-9]{2}:[0-9]{2})");

    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 12;
    private static final int LONGEST_LONG = 18;

    private ScalarText() {}

    /** Text for people: composed (NFC), line breaks as LF, without blanks around it. */
    static String text(String raw) {
        String unified = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n");
        requirePrintable(unified);
        String composed = Normalizer.isNormalized(unified, Normalizer.Form.NFC)
                ? unified
                : Normalizer.normalize(unified, Normalizer.Form.NFC);
        return composed.strip();
    }

    /** Refuses what no database and no page can show: control characters but tab and line feed, halves of characters. */
    static void requirePrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n') {
                throw new UnfitValueException("TEXT_INVALID", "The text has a control character.");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new UnfitValueException("TEXT_INVALID", "The text has half a character.");
                }
                i++;
            }
        }
    }

    /** A decimal number, exact; length and exponent are bounded before anything is worked out. */
    static BigDecimal decimal(String text) {
        Matcher parts = DECIMAL.matcher(text);
        if (!parts.matches()) {
            throw new UnfitValueException("FORMAT", "A number is written like -12.5, without grouping.");
        }
        if (text.length() > LONGEST_NUMBER || isHuge(parts.group(1))) {
            throw new UnfitValueException(
                    "NUMBER_OUT_OF_RANGE", "A number has at most 40 characters and an exponent within ±12.");
        }
        return new BigDecimal(text);
    }

    private static boolean isHuge(@Nullable String exponent) {
        // Called for numbers of at most 40 characters, so the exponent may be beyond an int but is cheap to read.
        return exponent != null && new BigDecimal(exponent).abs().compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) > 0;
    }

    /** A whole number. */
    static long integer(String text, long least, long most) {
        if (!INTEGER.matcher(text).matches()) {
            throw new UnfitValueException("TYPE_MISMATCH", "A whole number is expected here.");
        }
        boolean fits = text.length() <= LONGEST_LONG;
        long number = fits ? Long.parseLong(text) : 0;
        if (!fits || number < least || number > most) {
            throw new UnfitValueException(
                    "NUMBER_OUT_OF_RANGE", "The number is not between %d and %d.".formatted(least, most));
        }
        return number;
    }

    /** An id in its usual form of 36 characters. */
    static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new UnfitValueException("FORMAT", "An id is a UUID of 36 characters.");
        }
        return UUID.fromString(text);
    }

    /** A date of the years 1 to 9999 that exists. */
    static LocalDate date(String text) {
        try {
            if (DATE.matcher(text).matches()) {
                LocalDate date = LocalDate.parse(text);
                if (date.getYear() > 0) {
                    return date;
                }
            }
        } catch (DateTimeException e) {
            throw notADate();
        }
        throw notADate();
    }

    private static UnfitValueException notADate() {
        return new UnfitValueException("FORMAT", "A date is written like 2026-05-31 and exists in the calendar.");
    }

    /** An instant with any offset. */
    static Instant instant(String text) {
        try {
            if (INSTANT.matcher(text).matches()) {
                OffsetDateTime time = OffsetDateTime.parse(text);
                if (time.getYear() > 1) {
                    return time.toInstant();
                }
            }
        } catch (DateTimeException e) {
            throw notAnInstant();
        }
        throw notAnInstant();
    }

    private static UnfitValueException notAnInstant() {
        return new UnfitValueException("FORMAT", "An instant is written like 2026-05-01T02:15:30.120Z.");
    }
}
