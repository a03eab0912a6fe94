package com.pivotalflow.schema.guard.expression;

import java.math.BigDecimal;
import java.util.List;

/** Sum, difference, product; and texts put together. */
public record Calculation(String operator, Expression left, Expression right) implements Expression {

    static boolean is(String sign) {
        return List.of("+", "-", "*", "||").contains(sign);
    }

    @Override
    public Object value(Row row) {
        Object one = left.value(row);
        Object other = right.value(row);
        if (one == Missing.UNKNOWN || other == Missing.UNKNOWN) {
            return Missing.UNKNOWN;
        }
        if (one == Missing.NULL || other == Missing.NULL) {
            return Missing.NULL;
        }
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return switch (operator) {
                case "+" -> a.add(b);
                case "-" -> a.subtract(b);
                case "*" -> a.multiply(b);
                default -> Missing.UNKNOWN;
            };
        }
        return operator.equals("||") && one instanceof String && other instanceof String
                ? one.toString() + other
                : Missing.UNKNOWN;
    }

    @Override
    public List<Expression> parts() {
        return List.of(left, right);
    }
}
