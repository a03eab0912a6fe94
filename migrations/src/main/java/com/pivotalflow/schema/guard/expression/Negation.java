package com.pivotalflow.schema.guard.expression;

import java.util.List;

/** NOT. */
record Negation(Expression part) implements Expression {

    @Override
    public Object value(Row row) {
        Object value = part.value(row);
        return value instanceof Boolean truth ? (Object) !truth : value;
    }

    @Override
    public int distance(boolean wanted, Row row) {
        return part.cost(!wanted, false, row);
    }

    @Override
    public List<Expression> parts() {
        return List.of(part);
    }

    @Override
    public boolean isCondition() {
        return true;
    }
}
