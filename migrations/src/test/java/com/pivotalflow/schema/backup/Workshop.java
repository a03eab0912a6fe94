package com.pivotalflow.schema.backup;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.scratch.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A server with a database that is hard to copy ({@code workshop.sql}); each test takes a clone of it. */
final class Workshop implements AutoCloseable {

    static final DatabaseRoles ROLE_NAMES = DatabaseRoles.standard();
    static final Roles ROLES = Roles.of(ROLE_NAMES.placeholders());

    private final Scratch server = Scratch.embedded(ROLE_NAMES);
    private final ScratchDatabase template;
    private final AtomicInteger clones = new AtomicInteger();

    Workshop() {
        try {
            template = server.create("workshop");
            execute(template.owner(), schema());
            execute(template.superuser(), read("workshop-rows.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Scratch server() {
        return server;
    }

    /** A database of its own for one test; dropped with the server at the latest. */
    ScratchDatabase clone(String name) throws SQLException {
        ScratchDatabase clone = server.copy(template, name + clones.incrementAndGet());
        // In production the database is the owner's, who makes schemas in it.
        execute(clone.superuser(), "ALTER DATABASE " + clone.name() + " OWNER TO " + ROLE_NAMES.owner());
        return clone;
    }

    /** A prepared database without a table. */
    ScratchDatabase fresh() throws SQLException {
        return server.create("fresh" + clones.incrementAndGet());
    }

    /** What makes the tables. */
    static String schema() {
        return ROLES.fill(read("workshop.sql"));
    }

    static RowAccess asBackup(ScratchDatabase database) {
        return new RowAccess(database.owner(), database.as(ROLE_NAMES.backup()));
    }

    static RowAccess asOwner(ScratchDatabase database) {
        return new RowAccess(database.owner(), null);
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static String read(String resource) {
        try (InputStream stream = Workshop.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
