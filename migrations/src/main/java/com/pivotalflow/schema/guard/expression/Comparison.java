package com.pivotalflow.schema.guard.expression;

import java.math.BigDecimal;
import java.util.List;

/** {@code =}, {@code <>} and the orders; also IS [NOT] DISTINCT FROM. */
public record Comparison(String operator, Expression left, Expression right) implements Expression {

    static final String DISTINCT = "IS DISTINCT FROM";

    static boolean is(String sign) {
        return List.of("=", "<>", "<", "<=", ">", ">=").contains(sign);
    }

    @Override
    public Object value(Row row) {
        return compare(operator, left.value(row), right.value(row));
    }

    static Object compare(String operator, Object one, Object other) {
        if (one == Missing.UNKNOWN || other == Missing.UNKNOWN) {
            return Missing.UNKNOWN;
        }
        if (operator.equals(DISTINCT)) {
            boolean same = one == other || (one != Missing.NULL && other != Missing.NULL && equal(one, other));
            return !same;
        }
        if (one == Missing.NULL || other == Missing.NULL) {
            return Missing.NULL;
        }
        if (one.getClass() != other.getClass()) {
            return Missing.UNKNOWN;
        }
        int order;
        if (one instanceof BigDecimal number) {
            order = number.compareTo((BigDecimal) other);
        } else if (one instanceof Boolean truth) {
            order = truth.compareTo((Boolean) other);
        } else {
            order = one.toString().compareTo(other.toString());
        }
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean equal(Object one, Object other) {
        return Boolean.TRUE.equals(compare("=", one, other));
    }

    /** {@code (a = 'x') = (b IS NOT NULL)}: both sides can be brought to either truth. */
    @Override
    public int distance(boolean wanted, Row row) {
        if (!left.isCondition() || !right.isCondition() || !(operator.equals("=") || operator.equals("<>"))) {
            return 1;
        }
        boolean alike = operator.equals("=") == wanted;
        int whenTrue = left.cost(true, true, row) + right.cost(alike, true, row);
        int whenFalse = left.cost(false, true, row) + right.cost(!alike, true, row);
        return Math.min(whenTrue, whenFalse);
    }

    @Override
    public List<Expression> parts() {
        return List.of(left, right);
    }

    @Override
    public boolean isCondition() {
        return true;
    }
}
