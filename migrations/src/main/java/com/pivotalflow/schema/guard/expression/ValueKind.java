package com.pivotalflow.schema.guard.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;

/** Types of the server by how their values compare. */
public enum ValueKind {
    NUMBER,
    FLOAT,
    TEXT,
    BOOLEAN,
    DATE,
    /** With or without time zone; compared in UTC. */
    TIMESTAMP,
    TIME,
    BYTES,
    /** UUID and enumerations: equal exactly if their texts are. */
    TOKEN,
    JSON,
    ADDRESS,
    ARRAY,
    RANGE,
    OTHER;

    private static final BigDecimal INFINITY = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The kind of a type, by its name as {@code format_type} writes it. */
    public static ValueKind of(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        if (name.endsWith("[]")) {
            return ARRAY;
        }
        int modifier = name.indexOf('(');
        return switch (modifier < 0 ? name : name.substring(0, modifier).strip()) {
            case "smallint", "integer", "bigint", "numeric" -> NUMBER;
            case "real", "double precision" -> FLOAT;
            case "text", "character varying" -> TEXT;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "timestamp", "timestamp with time zone", "timestamp without time zone" -> TIMESTAMP;
            case "time", "time without time zone" -> TIME;
            case "bytea" -> BYTES;
            case "uuid" -> TOKEN;
            case "json", "jsonb" -> JSON;
            case "inet", "cidr" -> ADDRESS;
            default -> OTHER;
        };
    }

    /** What a value means; {@link Missing#UNKNOWN} if it does not compare as we could. */
    public Object parse(String text) {
        try {
            return switch (this) {
                case NUMBER, FLOAT -> new BigDecimal(text);
                case BOOLEAN -> text.startsWith("t");
                case DATE ->
                    infinite(text)
                            ? infinity(text)
                            : BigDecimal.valueOf(LocalDate.parse(text).toEpochDay() * 86400);
                case TIMESTAMP -> infinite(text) ? infinity(text) : seconds(instant(text));
                case TIME -> BigDecimal.valueOf(LocalTime.parse(text).toNanoOfDay(), 9);
                case TEXT, BYTES, TOKEN, JSON -> text;
                case ARRAY -> text.equals("{}") ? text : Missing.UNKNOWN;
                case ADDRESS, RANGE, OTHER -> Missing.UNKNOWN;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return Missing.UNKNOWN;
        }
    }

    private static boolean infinite(String text) {
        return text.endsWith("infinity");
    }

    private static BigDecimal infinity(String text) {
        return text.startsWith("-") ? INFINITY.negate() : INFINITY;
    }

    private static Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        if (iso.length() == 10) {
            iso += "T00:00:00";
        }
        if (!iso.matches(".*T.*[+-].*|.*Z")) {
            iso += "Z";
        }
        return OffsetDateTime.parse(iso.matches(".*[+-][0-9]{2}") ? iso + ":00" : iso)
                .toInstant();
    }

    private static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano(), 9));
    }
}
