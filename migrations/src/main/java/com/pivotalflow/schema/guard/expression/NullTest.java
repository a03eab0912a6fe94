package com.pivotalflow.schema.guard.expression;

import java.util.List;

/**
 * IS NULL and IS NOT NULL.
 *
 * @param isNull which of them
 */
public record NullTest(Expression part, boolean isNull) implements Expression {

    @Override
    public Object value(Row row) {
        Object value = part.value(row);
        return value == Missing.UNKNOWN ? value : (Object) ((value == Missing.NULL) == isNull);
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
