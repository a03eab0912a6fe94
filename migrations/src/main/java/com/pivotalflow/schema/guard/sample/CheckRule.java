package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Expression;
import java.util.List;
import java.util.Optional;

/** A CHECK of a table or a domain, or the bound of a partition. */
record CheckRule(String name, List<Integer> places, Expression expression) implements RowRule {

    CheckRule {
        places = List.copyOf(places);
    }

    @Override
    public int cost(Draft draft) {
        return expression.cost(true, false, draft);
    }

    @Override
    public Optional<Expression> condition() {
        return Optional.of(expression);
    }
}
