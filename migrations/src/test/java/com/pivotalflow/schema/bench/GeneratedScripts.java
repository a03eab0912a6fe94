package com.pivotalflow.schema.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Any number of scripts of one statement each, as they come about in a product that grows: of ten, one makes a table
 * and nine change it, index it, comment it, open it to the application and show it through a view.
 */
public final class GeneratedScripts {

    private static final String HEADER = "-- irreversible: nobody takes back a script that was generated\n";

    private static final List<String> KINDS = List.of(
            "CREATE TABLE t (id bigint PRIMARY KEY, organization_id bigint NOT NULL, name text NOT NULL)",
            "ALTER TABLE t ADD COLUMN note text",
            "ALTER TABLE t ADD COLUMN amount numeric(19, 4) NOT NULL DEFAULT 0",
            "CREATE INDEX t_name ON t (organization_id, name)",
            "ALTER TABLE t ADD CONSTRAINT t_amount CHECK (amount >= 0)",
            "COMMENT ON TABLE t IS 'What a script of ten has made'",
            "GRANT SELECT, INSERT, UPDATE ON t TO ${app}",
            "ALTER TABLE t ADD COLUMN created_at timestamptz NOT NULL DEFAULT now()",
            "ALTER TABLE t ALTER COLUMN note SET DEFAULT ''",
            "CREATE VIEW t_names AS SELECT id, name FROM t");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final ScriptFolder folder;

    /**
     * Makes them up.
     *
     * @param count how many, 1 to 9,999
     */
    public GeneratedScripts(int count) {
        for (int i = 0; i < count; i++) {
            String table = String.format("public.item_%04d", i / KINDS.size());
            String statement = KINDS.get(i % KINDS.size())
                    .replaceAll("\\b(TABLE|ON|FROM|VIEW) t(_names)?\\b", "$1 " + table + "$2")
                    .replaceAll("\\bt_(name|amount)\\b", table.substring("public.".length()) + "_$1");
            files.put(
                    String.format("migration/V%04d__step_%d.sql", i + 1, i % KINDS.size()),
                    (HEADER + statement + ";\n").getBytes(UTF_8));
        }
        folder = ScriptFolder.of(files);
    }

    /** In their order. */
    List<Script> scripts() {
        return folder.scripts();
    }

    /**
     * Writes them as a build has them, with lock file and catalog. The catalog is known for the versions that a
     * measurement asks for: none, the first and the newest; what the newest has beyond the first counts as its work.
     *
     * @param root what {@code db} is made in
     * @param learning connections of the owner to an empty database, on which all of them are applied
     * @param roles what their placeholders stand for
     * @return a loader that sees them and nothing of this module
     */
    public ClassLoader write(Path root, DataSource learning, Roles roles) throws IOException, SQLException {
        Path db = root.resolve("db");
        Files.createDirectories(db.resolve("migration"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(db.resolve(file.getKey()), file.getValue());
        }
        List<LockLine> lines = scripts().stream().map(LockLine::unjudged).toList();
        Files.writeString(db.resolve(LockFile.NAME), new LockFile(lines, Map.of()).text());
        Files.writeString(db.resolve("catalog.json"), learn(learning, roles).toText());
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private CatalogHistory learn(DataSource learning, Roles roles) throws SQLException {
        CatalogReader reader = new CatalogReader(roles);
        List<Catalog> versions = new ArrayList<>();
        try (Connection connection = learning.getConnection();
                Statement statement = connection.createStatement()) {
            versions.add(reader.read(connection));
            statement.execute(roles.fill(scripts().get(0).text().normalized()));
            versions.addAll(Collections.nCopies(scripts().size() - 1, reader.read(connection)));
            for (Script script : scripts().subList(1, scripts().size())) {
                statement.execute(roles.fill(script.text().normalized()));
            }
            versions.add(reader.read(connection));
        }
        return CatalogHistory.of(versions);
    }
}
