package com.pivotalflow.schema.guard.expression;

import java.util.ArrayList;
import java.util.List;

/** CASE: each condition with its result, then what holds otherwise. */
record Choice(List<Expression> conditions, List<Expression> results, Expression otherwise) implements Expression {

    Choice {
        conditions = List.copyOf(conditions);
        results = List.copyOf(results);
    }

    @Override
    public Object value(Row row) {
        for (int i = 0; i < conditions.size(); i++) {
            Object condition = conditions.get(i).value(row);
            if (condition == Missing.UNKNOWN) {
                return condition;
            }
            if (condition.equals(true)) {
                return results.get(i).value(row);
            }
        }
        return otherwise.value(row);
    }

    @Override
    public int distance(boolean wanted, Row row) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).value(row).equals(true)) {
                return results.get(i).cost(wanted, false, row);
            }
        }
        return otherwise.cost(wanted, false, row);
    }

    @Override
    public List<Expression> parts() {
        List<Expression> parts = new ArrayList<>(conditions);
        parts.addAll(results);
        parts.add(otherwise);
        return parts;
    }

    @Override
    public boolean isCondition() {
        return results.stream().allMatch(Expression::isCondition);
    }
}
