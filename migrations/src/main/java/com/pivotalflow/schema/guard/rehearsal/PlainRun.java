package com.pivotalflow.schema.guard.rehearsal;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Runs scripts as text, without history and unobserved. */
public final class PlainRun {

    private PlainRun() {}

    /**
     * Runs a script as the owner, in one transaction unless it says otherwise.
     *
     * @return the server's words if it fails; empty if it runs
     * @throws SQLException if the server does not serve
     */
    public static Optional<String> of(ScratchDatabase database, Script script, Roles roles) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(!script.header().transactional());
            statement.setEscapeProcessing(false);
            try {
                statement.execute(roles.fill(script.text().normalized()));
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException e) {
                return Optional.of(String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " "));
            }
        }
        return Optional.empty();
    }
}
