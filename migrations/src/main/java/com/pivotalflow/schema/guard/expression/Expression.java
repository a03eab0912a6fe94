package com.pivotalflow.schema.guard.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A part of a rule. Its value is a Boolean, a BigDecimal, a String or a {@link Missing}. */
public interface Expression {

    /** What it comes to with the values of a row. */
    Object value(Row row);

    /** What it consists of. */
    List<Expression> parts();

    /**
     * How many things have to change in the row until this is true, or false; a guess that shrinks on the way and is 0
     * exactly when nothing has to change. What is unknown costs nothing.
     *
     * @param wanted true or false
     * @param strictly whether NULL is not good enough; a CHECK is content with it
     */
    default int cost(boolean wanted, boolean strictly, Row row) {
        Object value = value(row);
        if (value == Missing.UNKNOWN) {
            return 0;
        }
        if (value == Missing.NULL) {
            return strictly ? 1 : 0;
        }
        return value.equals(wanted) ? 0 : Math.max(1, distance(wanted, row));
    }

    /** How far away it is, for one that is known not to be as wanted. */
    default int distance(boolean wanted, Row row) {
        return 1;
    }

    /** The columns it speaks of. */
    default Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        visit(part -> {
            if (part instanceof ColumnValue column) {
                columns.add(column.name());
            }
        });
        return columns;
    }

    /** Shows itself and all parts, from outside to inside. */
    default void visit(Consumer<Expression> visitor) {
        visitor.accept(this);
        for (Expression part : parts()) {
            part.visit(visitor);
        }
    }

    /** Whether its value is true or false, by its form. */
    default boolean isCondition() {
        return false;
    }
}
