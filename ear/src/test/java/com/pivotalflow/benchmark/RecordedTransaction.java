package com.pivotalflow.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the database noted it.
 *
 * @param statements without its beginning and its end
 */
record RecordedTransaction(List<Statement> statements) {

    RecordedTransaction {
        statements = List.copyOf(statements);
    }

    /** Whether this text stands in it, in a statement or in a value. */
    boolean holds(String text) {
        return statements.stream()
                .anyMatch(statement -> statement.sql().contains(text)
                        || statement.values().stream().anyMatch(value -> value != null && value.contains(text)));
    }

    /**
     * A statement.
     *
     * @param sql with {@code $1} and so on
     * @param values in this order, as text; null is NULL
     */
    record Statement(String sql, List<@Nullable String> values) {}
}
