package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scripts one by one on an empty database and looks at it after each. They run as text and not through Flyway, so
 * that what is expected of a live schema does not take the machinery's word for what the scripts make.
 */
final class ScratchCatalog {

    private static final String DATABASE = "expected";

    private ScratchCatalog() {}

    /**
     * Makes the expectation. Repeatable scripts belong to the newest version.
     *
     * @throws SchemaFailedException if a script does not run
     */
    static CatalogHistory make(Scratch scratch, ScriptFolder folder, Progress progress) {
        Roles roles = Roles.of(scratch.roles().placeholders());
        CatalogReader reader = new CatalogReader(roles);
        List<Catalog> versions = new ArrayList<>();
        try (ScratchDatabase database = scratch.create(DATABASE);
                Connection connection = database.owner().getConnection()) {
            versions.add(reader.read(connection));
            for (Script script : folder.scripts()) {
                progress.at(
                        "scripts on scratch",
                        versions.size() - 1L,
                        folder.scripts().size());
                run(connection, script, roles);
                if (script.name().kind() == ScriptName.Kind.REPEATABLE) {
                    versions.remove(versions.size() - 1);
                }
                versions.add(reader.read(connection));
            }
            return CatalogHistory.of(versions);
        } catch (SQLException e) {
            throw new SchemaFailedException("the scratch database does not serve: " + e.getMessage());
        }
    }

    private static void run(Connection connection, Script script, Roles roles) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(roles.fill(script.text().normalized()));
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    Exit.FINDINGS,
                    script.name() + " does not run on scratch: " + e.getMessage() + " (SQLSTATE " + e.getSQLState()
                            + "); next: correct it");
        }
    }
}
