package com.pivotalflow.schema.guard.expression;

import java.util.List;
import java.util.stream.Stream;

/**
 * {@code a = ANY (ARRAY[…])}, the server's word for IN, and {@code a <> ALL (ARRAY[…])}.
 *
 * @param any whether one element is enough
 */
record Membership(Expression part, String operator, boolean any, List<Expression> elements) implements Expression {

    Membership {
        elements = List.copyOf(elements);
    }

    @Override
    public Object value(Row row) {
        Object value = part.value(row);
        Object result = !any;
        for (Expression element : elements) {
            Object truth = Comparison.compare(operator, value, element.value(row));
            if (truth.equals(any)) {
                return truth;
            }
            if (truth instanceof Missing && result != Missing.UNKNOWN) {
                result = truth;
            }
        }
        return result;
    }

    @Override
    public List<Expression> parts() {
        return Stream.concat(Stream.of(part), elements.stream()).toList();
    }

    @Override
    public boolean isCondition() {
        return true;
    }
}
