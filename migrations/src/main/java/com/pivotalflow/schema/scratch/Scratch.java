package com.pivotalflow.schema.scratch;

import com.pivotalflow.schema.database.DatabaseRoles;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that is thrown away: nothing of it outlives {@link #close()}, so anything may be tried on it. Its
 * databases are made as an operator makes them, by the bootstrap script.
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
 *         ScratchDatabase chain = scratch.create("chain")) {
 *     chain.owner().getConnection();
 * }
 * }</pre>
 */
public final class Scratch implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String MAINTENANCE = "postgres";
    private static final String BOOTSTRAP = "db/bootstrap/roles.sql";

    private final EmbeddedPostgres server;
    private final DatabaseRoles roles;

    private Scratch(EmbeddedPostgres server, DatabaseRoles roles) {
        this.server = server;
        this.roles = roles;
    }

    /**
     * Starts the server of this build, PostgreSQL 16: about a second, three the first time.
     *
     * @param roles what the bootstrap script is to call the roles
     */
    public static Scratch embedded(DatabaseRoles roles) {
        try {
            Scratch scratch = new Scratch(
                    EmbeddedPostgres.builder()
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .setServerConfig("pg_stat_statements.track", "all")
                            .setServerConfig("fsync", "off")
                            .start(),
                    roles);
            scratch.execute(MAINTENANCE, "CREATE EXTENSION pg_stat_statements");
            return scratch;
        } catch (SQLException e) {
            throw new IllegalStateException("the scratch server can't count statements", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch server does not start", e);
        }
    }

    /** Makes an empty database with its roles and no table. */
    public ScratchDatabase create(String name) throws SQLException {
        execute(MAINTENANCE, "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        ScratchDatabase database = new ScratchDatabase(this, name);
        try (Connection connection = database.superuser().getConnection()) {
            bootstrap(connection);
        }
        return database;
    }

    /**
     * Copies a database with all that is in it, its owner too; nobody may be connected to it meanwhile. About 0.2 s.
     */
    public ScratchDatabase copy(ScratchDatabase template, String name) throws SQLException {
        // A copy would belong to whoever makes it, and the owner could make no schema in it.
        execute(MAINTENANCE, "CREATE DATABASE " + name + " TEMPLATE " + template.name() + " OWNER " + roles.owner());
        return new ScratchDatabase(this, name);
    }

    /** The roles of its databases. */
    public DatabaseRoles roles() {
        return roles;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch server does not stop", e);
        }
    }

    void drop(ScratchDatabase database) throws SQLException {
        execute(MAINTENANCE, "DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
    }

    /** Connections of a role; the server trusts every connection from this machine. */
    DataSource as(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {server.getPort()});
        source.setDatabaseName(database);
        source.setUser(role);
        source.setPassword("trusted");
        return source;
    }

    String superuserName() {
        return SUPERUSER;
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = as(SUPERUSER, database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void bootstrap(Connection connection) throws SQLException {
        Map<String, String> names = roles.placeholders();
        for (String role : new String[] {"owner", "app", "readonly", "backup"}) {
            set(connection, "bootstrap." + role + "_password", "trusted");
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            set(connection, "bootstrap." + name.getKey(), name.getValue());
        }
        try (Statement statement = connection.createStatement();
                InputStream script = Scratch.class.getClassLoader().getResourceAsStream(BOOTSTRAP)) {
            statement.execute(
                    new String(Objects.requireNonNull(script, BOOTSTRAP).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + BOOTSTRAP, e);
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement setting = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            setting.setString(1, name);
            setting.setString(2, value);
            setting.execute();
        }
    }
}
