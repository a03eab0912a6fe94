package com.pivotalflow.schema.run;

import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Statement;
import com.pivotalflow.schema.script.Token;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.FlywayException;

/**
 * The indexes that a script builds, drops or builds anew beside the work of others. When such a statement is cut short
 * an invalid index stays: writers keep it up to date and nobody may read it.
 */
final class OwnIndexes {

    private static final String INVALID = "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index i"
            + " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE (NOT i.indisvalid OR NOT i.indisready) AND c.relkind = 'i'"
            // What REINDEX leaves has the old name with an ending.
            + " AND (regexp_replace(c.relname, '_cc(new|old)[0-9]*$', '') = ANY (?)"
            + " OR c.relname ~ '_cc(new|old)[0-9]*$' AND t.relname = ANY (?)) ORDER BY 1";

    private final Set<String> names = new TreeSet<>();

    OwnIndexes(Script script) {
        if (!script.header().transactional()) {
            script.statements().stream()
                    .filter(statement -> statement.has("concurrently"))
                    .forEach(this::collect);
        }
    }

    /** The invalid ones among them, qualified and quoted. */
    List<String> invalid(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        if (names.isEmpty()) {
            return found;
        }
        try (PreparedStatement query = connection.prepareStatement(INVALID)) {
            query.setArray(1, connection.createArrayOf("text", names.toArray()));
            query.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /**
     * Stops a script that would take an invalid index for a whole one, or has left one.
     *
     * @throws FlywayException naming it
     */
    void refuseInvalid(Connection connection) throws SQLException {
        List<String> found = invalid(connection);
        if (!found.isEmpty()) {
            throw new FlywayException("index " + String.join(", ", found) + " is invalid: drop it by DROP INDEX"
                    + " CONCURRENTLY and start again");
        }
    }

    /** Drops the invalid ones, which nobody can have used; takes as long as transactions that know them. */
    List<String> dropInvalid(Connection autoCommitting) throws SQLException {
        List<String> found = invalid(autoCommitting);
        try (java.sql.Statement statement = autoCommitting.createStatement()) {
            if (!found.isEmpty()) {
                statement.execute("SELECT set_config('lock_timeout', '0', false)");
            }
            for (String index : found) {
                statement.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            }
        }
        return found;
    }

    private void collect(Statement statement) {
        statement.tokens().stream().filter(Token::isName).map(Token::value).forEach(names::add);
    }
}
