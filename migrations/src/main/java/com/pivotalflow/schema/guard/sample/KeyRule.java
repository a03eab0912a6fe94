package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Expression;
import com.pivotalflow.schema.guard.expression.ExpressionParser;
import com.pivotalflow.schema.guard.expression.Missing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A unique index. It knows the rows that are there and those that are to be; what excludes is left to the server. */
final class KeyRule implements RowRule {

    private final SampleTable.Key key;
    private final List<Expression> parts;
    private final @Nullable Expression predicate;
    private final List<Integer> places;
    private final Map<List<Object>, Integer> taken = new HashMap<>();

    KeyRule(SampleTable.Key key, Map<String, Integer> columns) {
        this.key = key;
        this.parts = key.parts().stream().map(ExpressionParser::parse).toList();
        String condition = key.predicate();
        this.predicate = condition == null ? null : ExpressionParser.parse(condition);
        Collection<String> names = new TreeSet<>();
        parts.forEach(part -> names.addAll(part.columns()));
        if (predicate != null) {
            names.addAll(predicate.columns());
        }
        this.places = RowRule.places(names, columns);
    }

    /** Whether it can tell two rows apart that differ only in these columns. */
    boolean needs(int place) {
        return places.contains(place);
    }

    /** Counts a row in. */
    void add(Draft draft) {
        values(draft).ifPresent(values -> taken.merge(values, 1, Integer::sum));
    }

    /** Counts a row out. */
    void remove(Draft draft) {
        values(draft).ifPresent(values -> taken.computeIfPresent(values, (k, count) -> count == 1 ? null : count - 1));
    }

    @Override
    public int cost(Draft draft) {
        return values(draft).filter(taken::containsKey).isPresent() ? 1 : 0;
    }

    /** What no other row may have; empty if the row is none of its business, or only the server knows. */
    private Optional<List<Object>> values(Draft draft) {
        if (key.excluding() || (predicate != null && !predicate.value(draft).equals(true))) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (Expression part : parts) {
            Object value = part.value(draft);
            if (value == Missing.UNKNOWN || (value == Missing.NULL && !key.nullsAreEqual())) {
                return Optional.empty();
            }
            values.add(value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
        }
        return Optional.of(values);
    }

    @Override
    public String name() {
        return key.name();
    }

    @Override
    public List<Integer> places() {
        return places;
    }

    @Override
    public Optional<Expression> condition() {
        return Optional.empty();
    }
}
