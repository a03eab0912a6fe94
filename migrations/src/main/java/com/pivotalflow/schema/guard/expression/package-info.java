/**
 * Rules of a schema as far as they can be understood without a server: whether values of a row keep them, and how far
 * they are from it.
 *
 * <p>Owns reading what {@code pg_get_constraintdef} and {@code pg_get_expr} print. Must not know a table or a
 * connection. What it cannot read it calls unknown, never true or false: the server has the last word.
 *
 * <p>Main types: {@link com.pivotalflow.schema.guard.expression.ExpressionParser} makes an
 * {@link com.pivotalflow.schema.guard.expression.Expression}; a {@link com.pivotalflow.schema.guard.expression.Row}
 * gives it values.
 */
@NullMarked
package com.pivotalflow.schema.guard.expression;

import org.jspecify.annotations.NullMarked;
