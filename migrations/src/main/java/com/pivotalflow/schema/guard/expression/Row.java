package com.pivotalflow.schema.guard.expression;

/** The values an expression is looked at with. */
@FunctionalInterface
public interface Row {

    /** The value of a column as its {@link ValueKind} reads it, or a {@link Missing}. */
    Object value(String column);
}
