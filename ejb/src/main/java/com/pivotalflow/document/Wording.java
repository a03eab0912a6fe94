package com.pivotalflow.document;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.pivotalflow.document.QuoteDifference.FieldChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How names and values are written in a sentence. */
final class Wording {

    /** Last parts of the names of members that people write freely; the values of others are words or figures. */
    private static final Set<String> PROSE =
            Set.of("title", "description", "notes", "name", "label", "taxExemptReason", "unit");

    private static final Pattern UNSAID = Pattern.compile("^(amounts|selection)\\.");
    private static final Pattern CAPITAL = Pattern.compile("(?=[A-Z])");

    private Wording() {}

    /** A member's name as words: {@code amounts.net} is net, {@code taxPolicy.level} is tax policy level. */
    static String words(String field) {
        String said = UNSAID.matcher(field).replaceFirst("").replace('.', ' ');
        return CAPITAL.matcher(said).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** The same at the beginning of a sentence. */
    static String heading(String field) {
        String words = words(field);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** All changes of a part, behind each other. */
    static String changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> words(change.field()) + " " + sides(change))
                .collect(Collectors.joining(", "));
    }

    /** What it was and what it is. */
    static String sides(FieldChange change) {
        String name = change.field().substring(change.field().lastIndexOf('.') + 1);
        return value(name, change.from()) + " → " + value(name, change.to());
    }

    private static String value(String name, @Nullable Object value) {
        if (value == null) {
            return "(none)";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(entry -> value(name, entry)).collect(Collectors.joining("; ", "[", "]"));
        }
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> words(member.getKey().toString()) + " "
                            + value(member.getKey().toString(), member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return PROSE.contains(name) ? quoted(value.toString()) : escaped(value.toString());
    }

    /** In quotation marks, on one line of text. */
    static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /** On one line of text. */
    static String escaped(String text) {
        return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    static boolean isZero(String amount) {
        return new BigDecimal(amount).signum() == 0;
    }

    /** With its sign, whichever it is. */
    static String signed(String amount) {
        return amount.startsWith("-") ? amount : "+" + amount;
    }
}
