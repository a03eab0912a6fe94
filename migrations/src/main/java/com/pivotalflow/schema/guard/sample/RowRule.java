package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Expression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Something a row has to keep. */
interface RowRule {

    /** What the server calls it when it refuses a row. */
    String name();

    /** The places of the columns it is about. */
    List<Integer> places();

    /** How far a row is from keeping it; 0 if it does, as far as can be told. */
    int cost(Draft draft);

    /** Its conditions, to look for values that would do. */
    Optional<Expression> condition();

    /** The places of some columns; names that are none are left out. */
    static List<Integer> places(Collection<String> columns, Map<String, Integer> places) {
        return columns.stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
