package com.pivotalflow.schema.guard.expression;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A function of the server. Those that rules use often are worked out here, the others are unknown. */
public record Call(String function, List<Expression> parts) implements Expression {

    private static final Set<String> LENGTHS =
            Set.of("length", "char_length", "character_length", "octet_length", "cardinality", "array_length");

    public Call {
        parts = List.copyOf(parts);
    }

    /** Whether it counts characters, bytes or elements. */
    public boolean isLength() {
        return LENGTHS.contains(function);
    }

    @Override
    public Object value(Row row) {
        return switch (function) {
            case "num_nonnulls" -> count(row, false);
            case "num_nulls" -> count(row, true);
            case "coalesce" -> coalesce(row);
            default -> parts.isEmpty() ? Missing.UNKNOWN : ofFirst(parts.get(0).value(row));
        };
    }

    private Object ofFirst(Object value) {
        if (value instanceof Missing) {
            return value;
        }
        if (parts.size() > 1) {
            return Missing.UNKNOWN;
        }
        String text = value.toString();
        return switch (function) {
            case "length", "char_length", "character_length" ->
                isBytes(text) ? Missing.UNKNOWN : number(text.codePointCount(0, text.length()));
            case "octet_length" ->
                number(isBytes(text) ? text.length() / 2 - 1 : text.getBytes(StandardCharsets.UTF_8).length);
            case "cardinality" -> text.equals("{}") ? number(0) : Missing.UNKNOWN;
            case "lower" -> isAscii(text) ? text.toLowerCase(Locale.ROOT) : Missing.UNKNOWN;
            case "upper" -> isAscii(text) ? text.toUpperCase(Locale.ROOT) : Missing.UNKNOWN;
            case "btrim" -> text.replaceAll("^ +| +$", "");
            case "jsonb_typeof", "json_typeof" -> typeOfDocument(text.strip());
            case "sha256" -> isBytes(text) ? sha256(text) : Missing.UNKNOWN;
            case "isfinite" -> Missing.UNKNOWN;
            default -> Missing.UNKNOWN;
        };
    }

    private Object count(Row row, boolean nulls) {
        int count = 0;
        for (Expression part : parts) {
            Object value = part.value(row);
            if (value == Missing.UNKNOWN) {
                return value;
            }
            if ((value == Missing.NULL) == nulls) {
                count++;
            }
        }
        return number(count);
    }

    private Object coalesce(Row row) {
        for (Expression part : parts) {
            Object value = part.value(row);
            if (value != Missing.NULL) {
                return value;
            }
        }
        return Missing.NULL;
    }

    private static String typeOfDocument(String text) {
        return switch (text.charAt(0)) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "string";
            case 't', 'f' -> "boolean";
            case 'n' -> "null";
            default -> "number";
        };
    }

    private static String sha256(String hex) {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex.substring(2));
            return "\\x"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isBytes(String text) {
        return text.startsWith("\\x");
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static BigDecimal number(int value) {
        return BigDecimal.valueOf(value);
    }
}
