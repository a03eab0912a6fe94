package com.pivotalflow.schema.guard.expression;

import java.util.List;

/** The value of a column. */
public record ColumnValue(String name) implements Expression {

    @Override
    public Object value(Row row) {
        return row.value(name);
    }

    @Override
    public List<Expression> parts() {
        return List.of();
    }
}
