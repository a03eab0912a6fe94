package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Call;
import com.pivotalflow.schema.guard.expression.Constant;
import com.pivotalflow.schema.guard.expression.Expression;
import com.pivotalflow.schema.guard.expression.Missing;
import com.pivotalflow.schema.guard.expression.PatternMatch;
import com.pivotalflow.schema.guard.expression.ValueKind;
import com.pivotalflow.schema.guard.sample.RegexText.Length;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** The values worth trying in one column: those of its type and those its rules name, without what they refuse. */
final class Choices {

    private static final int LONGEST = 10_000;
    private static final int TRIES = 20;

    private final SampleColumn column;
    private final Predicate<String> allowed;
    private final List<String> regexes = new ArrayList<>();
    private final Set<Integer> lengths = new LinkedHashSet<>();
    private final List<String> values;

    /**
     * Collects.
     *
     * @param own rules about this column alone; a value has to keep them
     * @param others what else speaks of it; the constants there are worth trying
     */
    Choices(SampleColumn column, Collection<CheckRule> own, Collection<CheckRule> others, Random random) {
        this.column = column;
        Draft draft = new Draft(List.of(column), Map.of(column.name(), 0));
        this.allowed = value -> {
            draft.set(0, value);
            return fits(value) && own.stream().allMatch(rule -> rule.cost(draft) == 0);
        };
        Set<String> found = new LinkedHashSet<>(ValueFamily.of(column));
        own.forEach(rule -> hints(rule.expression(), found));
        others.forEach(rule -> constants(rule.expression(), found));
        String fallback = column.fallback();
        if (fallback != null) {
            found.add(fallback);
        }
        for (String regex : regexes) {
            for (Length length : Length.values()) {
                for (int i = 0; i < (length == Length.ANY ? TRIES / 2 : 1); i++) {
                    RegexText.of(regex, length, random).ifPresent(found::add);
                }
            }
        }
        for (int length : lengths) {
            found.addAll(ofLength(length, random));
        }
        values = found.stream().filter(allowed).sorted(order()).toList();
    }

    /** All of them, from the least to the greatest; texts by their length. */
    List<String> values() {
        return values;
    }

    /** A value that hardly anybody has yet. */
    Optional<String> fresh(Random random) {
        for (int i = 0; i < TRIES; i++) {
            String value = invent(random);
            if (allowed.test(value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Whether the type and the rules of the column alone admit a value. */
    boolean admits(String value) {
        return allowed.test(value);
    }

    private String invent(Random random) {
        if (!regexes.isEmpty()) {
            return RegexText.of(regexes.get(random.nextInt(regexes.size())), Length.ANY, random)
                    .orElseGet(() -> ValueFamily.fresh(column, random));
        }
        if (column.kind() == ValueKind.NUMBER && !values.isEmpty()) {
            return number(random);
        }
        if (!lengths.isEmpty() && random.nextBoolean()) {
            List<Integer> sorted = lengths.stream().sorted().toList();
            List<String> texts = ofLength(sorted.get(random.nextInt(sorted.size())), random);
            return texts.isEmpty() ? ValueFamily.fresh(column, random) : texts.get(texts.size() - 1);
        }
        String word = ValueFamily.fresh(column, random);
        int limit = column.maxLength();
        return limit > 0 && word.length() > limit ? word.substring(0, limit) : word;
    }

    private String number(Random random) {
        BigDecimal least = new BigDecimal(values.get(0));
        BigDecimal most = new BigDecimal(values.get(values.size() - 1));
        BigDecimal from = random.nextBoolean() ? least : least.max(BigDecimal.ZERO);
        BigDecimal span = most.subtract(from).max(BigDecimal.ZERO).min(BigDecimal.valueOf(100_000));
        BigDecimal share =
                new BigDecimal(new BigInteger(30, random)).divide(BigDecimal.valueOf(1L << 30), 10, RoundingMode.DOWN);
        return from.add(span.multiply(share))
                .setScale(column.scale(), RoundingMode.DOWN)
                .toPlainString();
    }

    private void hints(Expression expression, Set<String> found) {
        constants(expression, found);
        expression.visit(part -> {
            if (part instanceof PatternMatch match && match.wantedRegex() != null) {
                regexes.add(match.wantedRegex());
            }
        });
        boolean[] counts = {false};
        expression.visit(part -> counts[0] |= part instanceof Call call && call.isLength());
        if (counts[0]) {
            expression.visit(part -> {
                if (part instanceof Constant constant && constant.value() instanceof BigDecimal number) {
                    for (int around = -1; around <= 1; around++) {
                        int length = number.intValue() + around;
                        if (length >= 0 && length <= LONGEST) {
                            lengths.add(length);
                        }
                    }
                }
            });
        }
    }

    private void constants(Expression expression, Set<String> found) {
        expression.visit(part -> {
            if (part instanceof Constant constant && constant.value() != Missing.NULL) {
                if (column.kind() != ValueKind.NUMBER) {
                    found.add(constant.text());
                } else if (constant.value() instanceof BigDecimal number) {
                    BigDecimal step = BigDecimal.ONE.movePointLeft(column.scale());
                    for (BigDecimal value : List.of(number, number.add(step), number.subtract(step))) {
                        found.add(value.toPlainString());
                    }
                }
            }
        });
    }

    private List<String> ofLength(int length, Random random) {
        return switch (column.kind()) {
            case TEXT, OTHER -> List.of("x".repeat(length), ValueFamily.text(length, random));
            case BYTES -> {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                yield List.of(
                        "\\x" + "00".repeat(length),
                        "\\x" + java.util.HexFormat.of().formatHex(bytes));
            }
            default -> List.of();
        };
    }

    /** What the server would refuse whatever the rules; numbers that were worked out may have grown too large. */
    private boolean fits(String value) {
        return switch (column.kind()) {
            case NUMBER -> fitsNumber(value);
            case TEXT -> column.maxLength() == 0 || value.codePointCount(0, value.length()) <= column.maxLength();
            case TOKEN ->
                column.isEnum()
                        ? column.labels().contains(value)
                        : value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            case BYTES -> value.matches("\\\\x([0-9a-f]{2})*");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case FLOAT, DATE, TIMESTAMP, TIME -> column.kind().parse(value) != Missing.UNKNOWN;
            case ARRAY -> value.startsWith("{") || value.startsWith("[");
            case JSON, ADDRESS, RANGE, OTHER -> true;
        };
    }

    private boolean fitsNumber(String value) {
        if (!(column.kind().parse(value) instanceof BigDecimal number)) {
            return false;
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return switch (column.type()) {
            case "smallint" -> whole && within(number, Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> whole && within(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "bigint" -> whole && within(number, Long.MIN_VALUE, Long.MAX_VALUE);
            default ->
                column.precision() == 0
                        || (number.stripTrailingZeros().scale() <= column.scale()
                                && number.abs().compareTo(BigDecimal.TEN.pow(column.precision() - column.scale())) < 0);
        };
    }

    private static boolean within(BigDecimal number, long least, long most) {
        return number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private Comparator<String> order() {
        Comparator<String> byText =
                Comparator.<String>comparingInt(String::length).thenComparing(Comparator.naturalOrder());
        if (column.isEnum()) {
            return Comparator.comparingInt(column.labels()::indexOf);
        }
        return (one, other) -> column.kind().parse(one) instanceof BigDecimal a
                        && column.kind().parse(other) instanceof BigDecimal b
                        && a.compareTo(b) != 0
                ? a.compareTo(b)
                : byText.compare(one, other);
    }
}
