package com.pivotalflow.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.pivotalflow.schema.catalog.Catalog;
import com.pivotalflow.schema.catalog.CatalogHistory;
import com.pivotalflow.schema.catalog.CatalogReader;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.LockFile;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.run.MigratorSchema;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.ScriptFolder;
import com.pivotalflow.schema.script.ScriptName;
import com.pivotalflow.schema.script.ScriptText;
import com.pivotalflow.schema.script.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of a build that a test makes up, alone or on top of the real ones, with a lock file that fits. */
public final class TestFolder {

    private static final Roles ROLES = Roles.of(DatabaseRoles.standard().placeholders());

    private static final String IRREVERSIBLE = "-- irreversible: nobody takes a script of a test back\n";

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, LockLine> judged = new HashMap<>();
    private CatalogHistory expected;

    private TestFolder(CatalogHistory expected) {
        this.expected = expected;
    }

    /** Nothing but what the bootstrap script leaves; the catalogs of later versions are not known. */
    public static TestFolder empty() {
        return new TestFolder(CatalogHistory.of(List.of(real().expected.at(0))));
    }

    /** What this module has. */
    public static TestFolder real() {
        Packaged real = Packaged.of(TestFolder.class.getClassLoader());
        TestFolder folder = new TestFolder(real.expected());
        real.folder().scripts().forEach(script -> folder.keep("migration", script));
        real.folder().rollbacks().forEach(script -> folder.keep("rollback", script));
        real.lock().lines().forEach(line -> folder.judged.put(line.key(), line));
        return folder;
    }

    /** With one more script, or with another text of one; a versioned one has no way back, and says so in a line. */
    public TestFolder with(String file, String text) {
        String header = file.startsWith("V") ? IRREVERSIBLE : "";
        files.put("migration/" + file, (header + text).getBytes(UTF_8));
        return this;
    }

    /** Without a script. */
    public TestFolder without(String file) {
        files.remove("migration/" + file);
        return this;
    }

    /** With a judgement of a script, {@code V0013}, and what somebody says of it; empty for nothing. */
    public TestFolder judged(String key, Verdict verdict, List<Rule> findings, String confirmation) {
        LockLine line = LockLine.unjudged(folder().script(key).orElseThrow());
        String confirm = LockLine.NONE;
        if (!confirmation.isEmpty()) {
            files.put("confirmations/" + key + ".yaml", confirmation.getBytes(UTF_8));
            confirm = key + "@" + ScriptText.of(confirmation).sha256().substring(0, 8);
        }
        judged.put(
                key,
                new LockLine(
                        line.version(),
                        line.name(),
                        line.sha256(),
                        line.stmts(),
                        LockLine.NONE,
                        verdict,
                        findings,
                        LockLine.NONE,
                        confirm));
        return this;
    }

    /** With a way back of a script that was added before, and what its rehearsal is said to have seen. */
    public TestFolder undone(String key, String text, String rollback) {
        Script script = folder().script(key).orElseThrow();
        String file = script.name().fileName();
        files.put(
                "migration/" + file,
                script.text().normalized().replace(IRREVERSIBLE, "").getBytes(UTF_8));
        files.put("rollback/U" + file.substring(1), text.getBytes(UTF_8));
        LockLine line = LockLine.unjudged(folder().script(key).orElseThrow());
        judged.put(
                key,
                new LockLine(
                        line.version(),
                        line.name(),
                        line.sha256(),
                        line.stmts(),
                        LockLine.NONE,
                        line.verdict(),
                        line.findings(),
                        rollback,
                        LockLine.NONE));
        return this;
    }

    /** With what somebody says of a way back, {@code U0013}. */
    public TestFolder confirmed(String version, String confirmation) {
        files.put("confirmations/" + version + ".yaml", confirmation.getBytes(UTF_8));
        return this;
    }

    /** Learns what the catalog is after each script, on a database that has none of them. */
    public TestFolder learn(TestPostgres postgres, String database) throws SQLException {
        List<Catalog> versions = new ArrayList<>();
        CatalogReader reader = new CatalogReader(ROLES);
        postgres.createDatabase(database);
        try (Connection connection = postgres.as(TestPostgres.OWNER, database).getConnection();
                Statement statement = connection.createStatement()) {
            MigratorSchema.ensure(connection, DatabaseRoles.standard());
            versions.add(reader.read(connection));
            for (Script script : folder().scripts()) {
                statement.execute(ROLES.fill(script.text().normalized()));
                if (script.name().kind() == ScriptName.Kind.REPEATABLE) {
                    // These count at the newest version only.
                    versions.remove(versions.size() - 1);
                }
                versions.add(reader.read(connection));
            }
        }
        expected = CatalogHistory.of(versions);
        return this;
    }

    /** What lies in it. */
    public ScriptFolder folder() {
        return ScriptFolder.of(files);
    }

    /** The build that is made of it. */
    public Packaged packaged() {
        ScriptFolder folder = folder();
        List<LockLine> lines = folder.scripts().stream()
                .map(script -> judged.getOrDefault(script.name().version(), LockLine.unjudged(script)))
                .toList();
        return new Packaged(folder, new LockFile(lines, Map.of()), expected);
    }

    /** Writes it where another process can read it. */
    public void write(Path db) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = db.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Files.writeString(db.resolve(LockFile.NAME), packaged().lock().text());
        Files.writeString(db.resolve("catalog.json"), expected.toText());
    }

    private void keep(String directory, Script script) {
        files.put(
                directory + "/" + script.name().fileName(),
                script.text().normalized().getBytes(UTF_8));
    }
}
