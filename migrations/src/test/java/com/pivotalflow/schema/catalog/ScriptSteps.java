package com.pivotalflow.schema.catalog;

import com.pivotalflow.schema.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Applies the scripts of this module one by one and looks at the database after each. It runs them as text and not
 * through Flyway, so that {@code db/catalog.json} does not take the machinery's word for what the scripts make.
 */
final class ScriptSteps {

    /** The roles of {@link TestPostgres}. */
    static final Roles ROLES = Roles.of(Map.of(
            "owner", "pivotal_owner",
            "app", "pivotal_app",
            "readonly", "pivotal_readonly",
            "lookup", "pivotal_lookup",
            "backup", "pivotal_backup"));

    /** Where the file stands in the sources. */
    static final Path FILE = Path.of("src/main/resources", CatalogHistory.RESOURCE);

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    private ScriptSteps() {}

    /** What the scripts make of an empty database, which is left at the newest version. */
    static CatalogHistory apply(TestPostgres postgres, String database) throws SQLException, IOException {
        List<Catalog> versions = new ArrayList<>();
        try (Connection connection = postgres.as(TestPostgres.OWNER, database).getConnection();
                Statement statement = connection.createStatement();
                Stream<Path> files = Files.list(FOLDER)) {
            CatalogReader reader = new CatalogReader(ROLES);
            versions.add(reader.read(connection));
            for (Path script : files.sorted().toList()) {
                statement.execute(ROLES.fill(Files.readString(script)));
                versions.add(reader.read(connection));
            }
        }
        return CatalogHistory.of(versions);
    }
}
