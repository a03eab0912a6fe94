package com.pivotalflow.schema.guard.expression;

import java.util.List;

/** Something only the server can work out; what it speaks of is known all the same. */
record Unreadable(List<Expression> parts) implements Expression {

    Unreadable {
        parts = List.copyOf(parts);
    }

    @Override
    public Object value(Row row) {
        return Missing.UNKNOWN;
    }
}
