package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A foreign key with the rows it may refer to. */
final class ReferenceRule implements RowRule {

    private final String name;
    private final List<Integer> places;
    private final List<Integer> sorted;
    private final boolean optional;
    private final List<Integer> own;
    private final List<List<String>> targets;
    private final Set<List<String>> known;

    /**
     * Makes it.
     *
     * @param places of its columns, in its order
     * @param optional whether one of them may be NULL
     * @param own places of what it refers to, if that is the same table; else empty
     * @param targets what it may refer to; empty while the other table is not filled
     */
    ReferenceRule(String name, List<Integer> places, boolean optional, List<Integer> own, List<List<String>> targets) {
        this.name = name;
        this.places = List.copyOf(places);
        this.sorted = places.stream().distinct().sorted().toList();
        this.optional = optional;
        this.own = List.copyOf(own);
        this.targets = List.copyOf(targets);
        this.known = new HashSet<>(targets);
    }

    /** Whether a row can do without it. */
    boolean optional() {
        return optional;
    }

    /** Whether it refers to rows of its own table. */
    boolean refersToItself() {
        return !own.isEmpty();
    }

    /** The places of what it refers to in its own table. */
    List<Integer> own() {
        return own;
    }

    List<List<String>> targets() {
        return targets;
    }

    /**
     * Whether it says what stands in a column. A key that may be NULL in another column does not: there, the row is what
     * it is, and a row to refer to is looked for.
     */
    boolean decides(int place, SampleColumn column) {
        return sorted.contains(place) && (!optional || !column.required());
    }

    /** Rows that agree with what is set already in some columns. */
    List<List<String>> matching(Draft draft, Set<Integer> fixed) {
        return targets.stream()
                .filter(target -> {
                    for (int i = 0; i < places.size(); i++) {
                        if (fixed.contains(places.get(i)) && !target.get(i).equals(draft.get(places.get(i)))) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }

    /** Refers to a row. */
    void set(Draft draft, List<String> target) {
        for (int i = 0; i < places.size(); i++) {
            draft.set(places.get(i), target.get(i));
        }
    }

    @Override
    public int cost(Draft draft) {
        List<String> values = new ArrayList<>();
        for (int place : places) {
            @Nullable String value = draft.get(place);
            if (value == null) {
                return 0;
            }
            values.add(value);
        }
        if (own.stream().map(draft::get).toList().equals(values)) {
            return 0;
        }
        return known.contains(values) ? 0 : 1;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> places() {
        return sorted;
    }

    /** Its columns in its own order. */
    List<Integer> ordered() {
        return places;
    }

    @Override
    public Optional<Expression> condition() {
        return Optional.empty();
    }
}
