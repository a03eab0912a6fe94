package com.pivotalflow.benchmark;

import com.pivotalflow.testing.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction that makes something needs anew each time it is repeated: its ids and its number, wherever they stand,
 * in a column by themselves or within a text.
 */
final class FreshValues {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Beyond what the application counts to meanwhile. */
    private static final AtomicLong NUMBERS = new AtomicLong(10_000_000);

    private final Set<String> ids;
    private final String number;
    private final String beforeDigits;

    private FreshValues(Set<String> ids, String number) {
        this.ids = ids;
        this.number = number;
        this.beforeDigits = number.replaceAll("\\d+$", "");
    }

    /** Nothing. */
    static FreshValues none() {
        return new FreshValues(Set.of(), "");
    }

    /**
     * Tells by another request of the same kind: the ids that only one of the two has are those that are made.
     *
     * @param number of what was made, a text that ends with digits
     */
    static FreshValues of(RecordedTransaction made, RecordedTransaction other, String number) {
        Set<String> ids = ids(made);
        ids.removeAll(ids(other));
        return new FreshValues(ids, number);
    }

    private static Set<String> ids(RecordedTransaction transaction) {
        return transaction.statements().stream()
                .flatMap(statement -> statement.values().stream())
                .filter(Objects::nonNull)
                .flatMap(value -> ID.matcher(String.valueOf(value)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is bound at a place.
     *
     * @param text as it was recorded
     * @param type by the database's name
     */
    Place place(@Nullable String text, String type) {
        if (text == null || number.isEmpty()) {
            return new Place(text, type, List.of(), false, converted(text, type));
        }
        List<String> inside =
                new ArrayList<>(ids.stream().filter(text::contains).toList());
        if (text.contains(number)) {
            inside.add(number);
        }
        boolean isNumber =
                type.equals("int8") && Long.parseLong(text) == Long.parseLong(number.substring(beforeDigits.length()));
        return new Place(text, type, inside, isNumber, inside.isEmpty() ? converted(text, type) : null);
    }

    /** The next ones. */
    Made make() {
        if (number.isEmpty()) {
            return new Made(0, Map.of());
        }
        Map<String, String> made = new HashMap<>();
        ids.forEach(id -> made.put(id, Ids.next().toString()));
        long next = NUMBERS.incrementAndGet();
        made.put(number, beforeDigits + next);
        return new Made(next, made);
    }

    private static @Nullable Object converted(@Nullable String text, String type) {
        if (text == null) {
            return null;
        }
        return switch (type) {
            case "uuid" -> UUID.fromString(text);
            case "int2" -> Short.valueOf(text);
            case "int4" -> Integer.valueOf(text);
            case "int8" -> Long.valueOf(text);
            case "numeric" -> new BigDecimal(text);
            case "bool" -> text.equals("t");
            default -> text;
        };
    }

    /**
     * A place in a statement.
     *
     * @param inside what is made anew in its text
     * @param isNumber whether it is the number by itself
     * @param constant what is bound when it stays as it is
     */
    record Place(
            @Nullable String text,
            String type,
            List<String> inside,
            boolean isNumber,
            @Nullable Object constant) {}

    /** The values of one repetition. */
    record Made(long number, Map<String, String> values) {

        /** What is bound at a place this time. */
        @Nullable
        Object at(Place place) {
            String text = place.text();
            if (place.isNumber()) {
                return number;
            }
            if (text == null || place.inside().isEmpty()) {
                return place.constant();
            }
            for (String each : place.inside()) {
                text = text.replace(each, Objects.requireNonNull(values.get(each)));
            }
            return converted(text, place.type());
        }
    }
}
