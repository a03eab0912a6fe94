package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.ValueKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Values of each type that careless scripts trip over, as the server takes them in: bounds, every digit used, texts
 * that look alike, days on which clocks change.
 */
final class ValueFamily {

    /** As many characters as fit into a text without a limit; an index entry must not exceed 2,700 bytes. */
    private static final int LONG = 2000;

    private static final List<String> TEXTS = List.of(
            "Sample",
            "SAMPLE",
            "sample",
            "",
            " ",
            " leading blank",
            "trailing blank ",
            "0042",
            "O'Brien said \"100 %\" \\ _",
            "Zoe\u0301 Mu\u0308ller",
            "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
            "\ud83d\udc69\u200d\ud83d\ude80 launch",
            "zero\u200bwidth",
            "stra\u00dfe\u0130\u0131",
            "line\nbreak\tand tab");

    private static final List<String> DATES = List.of(
            "2026-06-15",
            "0001-01-01",
            "1582-10-15",
            "1900-02-28",
            "1970-01-01",
            "2000-02-29",
            "2024-02-29",
            "2026-03-29",
            "2026-10-25",
            "2026-12-31",
            "9999-12-31",
            "infinity",
            "-infinity");

    private static final List<String> TIMESTAMPS = List.of(
            "2026-06-15 09:30:00.123456",
            "0001-01-01 00:00:00",
            "1900-02-28 23:59:59.999999",
            "1970-01-01 00:00:00",
            "2024-02-29 12:00:00",
            "2026-03-29 01:30:00",
            "2026-04-04 13:30:00",
            "2026-10-25 00:30:00",
            "2026-12-31 23:59:59.999999",
            "9999-12-31 23:59:59.999999",
            "infinity",
            "-infinity");

    private static final List<String> DOCUMENTS = List.of(
            "{}",
            "{\"note\": \"a\", \"note\": \"b\"}",
            "{\"colour\": {\"name\": \"Zoe\u0301\", \"shades\": [1, 2.50, null, true, \"\"]}}",
            "{\"flag\": false, \"empty\": [], \"blank\": \" \"}",
            "[]",
            "[1, {\"colour\": null}, \"x\"]",
            "\"text\"",
            "12345678901234567890.12345",
            "true",
            "null");

    private ValueFamily() {}

    /** The family of a column; empty for a type of which nothing is known. */
    static List<String> of(SampleColumn column) {
        if (!column.labels().isEmpty() && column.isEnum()) {
            return column.labels();
        }
        String element = column.element();
        if (element != null) {
            return column.kind() == ValueKind.ARRAY ? arrays(column, element) : ranges(element);
        }
        return switch (column.kind()) {
            case NUMBER -> numbers(column);
            case TEXT -> texts(column.maxLength());
            default -> of(column.type());
        };
    }

    private static List<String> of(String type) {
        int modifier = type.indexOf('(');
        return switch ((modifier < 0 ? type : type.substring(0, modifier)).toLowerCase(Locale.ROOT)) {
            case "text", "character varying" -> TEXTS;
            case "boolean" -> List.of("false", "true");
            case "smallint", "integer", "bigint", "numeric" -> List.of("0", "1", "-1", "42");
            case "real" -> List.of("0", "-1", "0.1", "1.17549435e-38", "-3.4028235e+38", "3.4028235e+38", "16777217");
            case "double precision" ->
                List.of(
                        "0",
                        "-1",
                        "0.30000000000000004",
                        "2.2250738585072014e-308",
                        "-1.7976931348623157e+308",
                        "1.7976931348623157e+308",
                        "9007199254740993");
            case "date" -> DATES;
            case "timestamp without time zone" -> TIMESTAMPS;
            case "timestamp with time zone" ->
                TIMESTAMPS.stream()
                        .map(text -> text.endsWith("infinity") ? text : text + "+00")
                        .toList();
            case "time without time zone" -> List.of("09:30:00", "00:00:00", "02:30:00", "23:59:59.999999");
            case "time with time zone" -> List.of("09:30:00+00", "00:00:00+14", "23:59:59.999999-12");
            case "interval" -> List.of("1 day", "-1 day", "1 mon", "24:00:00", "178000000 years", "00:00:00.000001");
            case "bytea" -> List.of("\\x", "\\x00ff", "\\x" + "00".repeat(32), "\\x" + "ab".repeat(32));
            case "uuid" ->
                List.of(
                        "01920000-0000-7000-8000-000000000001",
                        "00000000-0000-0000-0000-000000000000",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff");
            case "json", "jsonb" -> DOCUMENTS;
            case "inet" -> List.of("192.0.2.1", "10.0.0.0/8", "2001:db8::1", "::ffff:192.0.2.1", "255.255.255.255");
            case "cidr" -> List.of("192.0.2.0/24", "10.0.0.0/8", "2001:db8::/32");
            case "macaddr" -> List.of("08:00:2b:01:02:03", "ff:ff:ff:ff:ff:ff");
            case "money" -> List.of("0.00", "-0.01", "12345.67");
            case "character" -> List.of("x", "0", "A");
            case "\"char\"" -> List.of("a", "b");
            case "name" -> List.of("sample", "Sample");
            case "oid" -> List.of("0", "4294967295");
            case "bit" -> List.of("0", "1");
            case "bit varying" -> List.of("", "101");
            case "point" -> List.of("(0,0)", "(-1.5,2.25)");
            case "tsvector" -> List.of("", "'sample':1");
            case "xml" -> List.of("<a/>", "<a b=\"1\">&amp;</a>");
            default -> List.of();
        };
    }

    /** Another value of the type, hardly ever the same twice. */
    static String fresh(SampleColumn column, Random random) {
        return switch (column.kind()) {
            case NUMBER -> String.valueOf(1 + random.nextInt(30000));
            case FLOAT -> String.valueOf(random.nextInt(1_000_000) / 8.0);
            case DATE -> date(random);
            case TIMESTAMP ->
                date(random) + String.format(" %02d:%02d:%02d+00", hour(random), sixty(random), sixty(random));
            case TIME -> String.format("%02d:%02d:%02d", hour(random), sixty(random), sixty(random));
            case BYTES -> "\\x" + new BigInteger(255, random).setBit(255).toString(16);
            case JSON -> "{\"note\": \"" + word(random) + "\"}";
            case ADDRESS ->
                column.type().equals("cidr")
                        ? "10." + random.nextInt(256) + "." + random.nextInt(256) + ".0/24"
                        : "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case TOKEN ->
                column.isEnum()
                        ? column.labels().get(random.nextInt(column.labels().size()))
                        : uuid(random);
            case BOOLEAN -> String.valueOf(random.nextBoolean());
            case ARRAY, RANGE -> freshOf(column, random);
            case TEXT, OTHER -> word(random);
        };
    }

    /** A text of letters and digits with a length. */
    static String text(int length, Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(word(random));
        }
        return text.substring(0, length);
    }

    private static String freshOf(SampleColumn column, Random random) {
        String element = column.element() == null ? "text" : column.element();
        SampleColumn bound = plain(column, element);
        if (column.kind() == ValueKind.ARRAY) {
            return "{" + quoted(fresh(bound, random)) + "}";
        }
        int start = random.nextInt(30000);
        return switch (bound.kind()) {
            case NUMBER -> "[" + start + "," + (start + 1 + random.nextInt(3)) + ")";
            case DATE, TIMESTAMP -> "[" + date(random).replaceAll("^..", "19") + "," + date(random) + ")";
            default -> "empty";
        };
    }

    private static SampleColumn plain(SampleColumn column, String type) {
        return new SampleColumn(
                column.name(),
                type,
                type,
                -1,
                !column.labels().isEmpty(),
                null,
                false,
                true,
                null,
                column.labels(),
                List.of());
    }

    private static List<String> numbers(SampleColumn column) {
        return switch (column.type()) {
            case "smallint" -> List.of("0", "1", "-1", "7", "32767", "-32768");
            case "integer" -> List.of("0", "1", "-1", "7", "2147483647", "-2147483648");
            case "bigint" ->
                List.of("0", "1", "-1", "7", "9007199254740993", "9223372036854775807", "-9223372036854775808");
            default -> decimals(column.precision(), column.scale());
        };
    }

    private static List<String> decimals(int precision, int scale) {
        if (precision == 0) {
            return List.of("0", "1", "-1", "0.1234567890123456789", "123456789012345678901234567890.5");
        }
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal most = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
        BigDecimal digits = new BigDecimal(
                new BigInteger("1234567890".repeat(precision / 10 + 1).substring(0, precision)), scale);
        List<String> decimals = new ArrayList<>(List.of("0"));
        for (BigDecimal value : List.of(BigDecimal.ONE, step, most, digits)) {
            // One is too much for numeric(4,4).
            if (value.compareTo(most) <= 0) {
                decimals.add(value.toPlainString());
                decimals.add(value.negate().toPlainString());
            }
        }
        return decimals;
    }

    private static List<String> texts(int limit) {
        List<String> texts = new ArrayList<>();
        TEXTS.stream()
                .filter(text -> limit == 0 || text.codePointCount(0, text.length()) <= limit)
                .forEach(texts::add);
        texts.add("x".repeat(limit == 0 ? LONG : Math.min(limit, LONG)));
        return texts;
    }

    private static List<String> arrays(SampleColumn column, String element) {
        List<String> values = column.labels().isEmpty() ? of(element) : column.labels();
        List<String> arrays = new ArrayList<>(List.of("{}", "{NULL}"));
        for (int i = 0; i + 1 < Math.min(values.size(), 8); i += 2) {
            arrays.add("{" + quoted(values.get(i)) + "," + quoted(values.get(i + 1)) + ",NULL}");
        }
        values.stream().limit(3).forEach(value -> arrays.add("{" + quoted(value) + "}"));
        return arrays;
    }

    private static List<String> ranges(String bound) {
        return switch (ValueKind.of(bound)) {
            case NUMBER -> List.of("[1,5)", "empty", "(,)", "(,0)", "[10,)", "[7,8)");
            case DATE -> List.of("[2024-02-29,2024-03-01)", "empty", "(,)", "(,1970-01-01)", "[2026-01-01,)");
            case TIMESTAMP ->
                List.of(
                        "[2024-02-29 00:00,2024-03-01 00:00)",
                        "empty",
                        "(,)",
                        "(,1970-01-01 00:00)",
                        "[2026-01-01 00:00,)");
            default -> List.of("empty", "(,)");
        };
    }

    private static String quoted(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String date(Random random) {
        return String.format("20%02d-%02d-%02d", random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private static int hour(Random random) {
        return random.nextInt(24);
    }

    private static int sixty(Random random) {
        return random.nextInt(60);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append("abcdefghijklmnopqrstuvwxyz0123456789".charAt(random.nextInt(i == 0 ? 26 : 36)));
        }
        return word.toString();
    }

    /** Of version 7, as the application makes them. */
    private static String uuid(Random random) {
        long most = (random.nextLong() >>> 20) << 16 | 0x7000 | random.nextInt(0x1000);
        return new UUID(most, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
    }
}
