package com.pivotalflow.schema.bench;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.script.Script;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * What somebody without any machinery would do: one session, and for each script a transaction with its statement and
 * one row of a history. As psql does, it sends one statement at a time by the simple protocol.
 */
final class OneSession {

    private static final String HISTORY = "CREATE TABLE public.history (rank integer PRIMARY KEY, script text NOT NULL,"
            + " checksum integer NOT NULL, installed_on timestamptz NOT NULL DEFAULT now())";

    private final TestPostgres postgres;
    private final List<Script> scripts;
    private final Roles roles;

    OneSession(TestPostgres postgres, List<Script> scripts, Roles roles) {
        this.postgres = postgres;
        this.scripts = scripts;
        this.roles = roles;
    }

    /** Whether there is a psql to compare with. */
    static boolean hasPsql() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    /** Applies them through the driver. */
    void run(String database) throws SQLException {
        PGSimpleDataSource source = (PGSimpleDataSource) postgres.as(TestPostgres.OWNER, database);
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(HISTORY);
            for (int i = 0; i < scripts.size(); i++) {
                statement.execute("BEGIN");
                statement.execute(roles.fill(scripts.get(i).text().normalized()));
                statement.execute(row(i));
                statement.execute("COMMIT");
            }
        }
    }

    /** Writes them for psql. */
    Path write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HISTORY).append(";\n");
        for (int i = 0; i < scripts.size(); i++) {
            text.append("BEGIN;\n").append(roles.fill(scripts.get(i).text().normalized()));
            text.append(row(i)).append(";\nCOMMIT;\n");
        }
        return Files.writeString(file, text);
    }

    /** Applies what was written. */
    void psql(String database, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "psql",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(postgres.port()),
                        "-U",
                        TestPostgres.OWNER,
                        "-d",
                        database,
                        "-f",
                        file.toString())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("psql failed, its message stands above");
        }
    }

    private String row(int index) {
        Script script = scripts.get(index);
        return "INSERT INTO public.history (rank, script, checksum) VALUES (" + (index + 1) + ", '"
                + script.name().fileName() + "', " + script.crc32() + ")";
    }
}
