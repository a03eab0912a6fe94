package com.pivotalflow.schema.guard.expression;

import java.util.List;

/** {@code IS [NOT] TRUE} and {@code IS [NOT] FALSE}: never NULL. */
record TruthTest(Expression part, boolean truth, boolean negated) implements Expression {

    @Override
    public Object value(Row row) {
        Object value = part.value(row);
        return value == Missing.UNKNOWN ? value : (Object) (value.equals(truth) != negated);
    }

    @Override
    public int distance(boolean wanted, Row row) {
        return wanted != negated ? part.cost(truth, true, row) : part.cost(!truth, false, row);
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
