package com.pivotalflow.schema.guard.expression;

import java.util.List;

/**
 * AND or OR.
 *
 * @param all whether every part has to be true
 */
record Junction(boolean all, List<Expression> parts) implements Expression {

    Junction {
        parts = List.copyOf(parts);
    }

    @Override
    public Object value(Row row) {
        Object result = all;
        for (Expression part : parts) {
            Object value = part.value(row);
            if (value.equals(!all)) {
                return value;
            }
            if (value == Missing.UNKNOWN || (value == Missing.NULL && result != Missing.UNKNOWN)) {
                result = value;
            }
        }
        return result;
    }

    @Override
    public int distance(boolean wanted, Row row) {
        int sum = 0;
        int least = Integer.MAX_VALUE;
        for (Expression part : parts) {
            int cost = part.cost(wanted, false, row);
            sum += cost;
            least = Math.min(least, cost);
        }
        return all == wanted ? sum : least;
    }

    @Override
    public boolean isCondition() {
        return true;
    }
}
