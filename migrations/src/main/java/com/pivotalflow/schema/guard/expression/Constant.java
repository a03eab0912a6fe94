package com.pivotalflow.schema.guard.expression;

import java.util.List;

/**
 * A constant.
 *
 * @param text as the server takes it in; empty for NULL
 * @param value what it means, or a {@link Missing}
 */
public record Constant(String text, Object value) implements Expression {

    @Override
    public Object value(Row row) {
        return value;
    }

    @Override
    public List<Expression> parts() {
        return List.of();
    }

    @Override
    public boolean isCondition() {
        return value instanceof Boolean;
    }
}
