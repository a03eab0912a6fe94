package com.pivotalflow.schema.scratch;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is thrown away: nothing of it outlives {@link #close()} or the end of the process, so anything may
 * be tried on it. Its databases are made as an operator makes them, by the bootstrap script.
 *
 * <pre>{@code
 * try (Scratch scratch = Scratch.embedded(DatabaseRoles.standard());
 *         ScratchDatabase chain = scratch.create("chain")) {
 *     chain.owner().getConnection();
 * }
 * }</pre>
 */
public final class Scratch implements AutoCloseable {

    /** The module that counts statements, those within routines too. */
    static final String STATEMENTS = "pg_stat_statements";

    private static final String BOOTSTRAP = "db/bootstrap/roles.sql";
    private static final String PASSWORD = "trusted";

    private final ScratchServer server;
    private final DatabaseRoles roles;
    private final boolean superuser;
    private final boolean seesAll;
    private final int major;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "scratch-remover");

    private Scratch(ScratchServer server, DatabaseRoles roles) {
        this.server = server;
        this.roles = roles;
        Runtime.getRuntime().addShutdownHook(hook);
        try (Connection connection =
                        server.as(server.mightiest(), server.maintenance()).getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::integer / 10000,"
                    + " rolsuper FROM pg_roles WHERE rolname = current_user")) {
                row.next();
                major = row.getInt(1);
                superuser = row.getBoolean(2);
            }
            seesAll = superuser && counts(statement);
            if (server.ours() && seesAll) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + STATEMENTS);
            }
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("the scratch server does not answer", e);
        }
    }

    /**
     * Starts the server of this build, PostgreSQL 16: about a second, three the first time.
     *
     * @param roles what the bootstrap script is to call the roles
     */
    public static Scratch embedded(DatabaseRoles roles) {
        try {
            return new Scratch(LocalServer.embedded(), roles);
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch server does not start", e);
        }
    }

    /**
     * Starts a server that is installed on this machine, on data of its own.
     *
     * @param home the folder with {@code bin/postgres}, such as {@code /usr/lib/postgresql/17}
     * @throws SchemaRefusedException if there is none, or it does not start
     */
    public static Scratch installed(Path home, DatabaseRoles roles) {
        try {
            return new Scratch(InstalledServer.start(home), roles);
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch server does not start", e);
        }
    }

    /**
     * Uses a server that runs. Only databases whose names begin with {@code pivotal_scratch_} are made and removed;
     * roles that lack are made and stay, those that exist stay as they are.
     *
     * @param url {@code jdbc:postgresql://host:port/postgres}, to a database without tables
     * @param user who may create databases; see {@link #superuser()}
     * @param password null if the server asks for none
     * @throws SchemaRefusedException if the server cannot be reached or its user may not create databases, if the
     *     database holds tables, or if a user who is no superuser finds no roles to work with
     */
    public static Scratch at(String url, String user, @Nullable String password, DatabaseRoles roles) {
        return new Scratch(SharedServer.at(url, user, password, roles), roles);
    }

    /** Makes an empty database with its roles and no table. */
    public ScratchDatabase create(String wish) throws SQLException {
        String name = server.nameOf(wish);
        String owner = superuser ? "" : " OWNER " + roles.owner();
        execute("CREATE DATABASE " + name + owner + " TEMPLATE template0" + strategy()
                + " ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        ScratchDatabase database = new ScratchDatabase(this, name);
        try (Connection connection = database.superuser().getConnection()) {
            if (superuser) {
                bootstrap(connection);
            } else {
                claim(connection);
            }
        }
        return database;
    }

    /**
     * Copies a database with all that is in it, its owner too; nobody may be connected to it meanwhile. About 0.2 s.
     */
    public ScratchDatabase copy(ScratchDatabase template, String wish) throws SQLException {
        String name = server.nameOf(wish);
        // A copy would belong to whoever makes it, and the owner could make no schema in it.
        execute("CREATE DATABASE " + name + " TEMPLATE " + template.name() + strategy() + " OWNER " + roles.owner());
        return new ScratchDatabase(this, name);
    }

    /** The roles of its databases. */
    public DatabaseRoles roles() {
        return roles;
    }

    /** The major version of the server, 16 to 18. */
    public int major() {
        return major;
    }

    /** Whether {@link ScratchDatabase#superuser()} is one. */
    public boolean superuser() {
        return superuser;
    }

    /**
     * Whether event triggers may be made and statements inside of others are counted: that takes a superuser, and
     * {@code pg_stat_statements} among the libraries of the server. Otherwise what is seen of a script is reduced.
     */
    public boolean seesAll() {
        return seesAll;
    }

    @Override
    public void close() {
        if (!closed.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process ends already, and the hook does the same.
                return;
            }
            stop();
        }
    }

    private void stop() {
        if (closed.compareAndSet(false, true)) {
            server.close();
        }
    }

    void drop(ScratchDatabase database) throws SQLException {
        execute("DROP DATABASE IF EXISTS " + database.name() + " WITH (FORCE)");
    }

    DataSource as(String role, String database) {
        return server.as(role, database);
    }

    /** A superuser, or at least the owner of everything. */
    String mightiest() {
        return superuser ? server.mightiest() : roles.owner();
    }

    /** Copying files takes half of what logging each page takes, but its checkpoints hold others up on a real disk. */
    private String strategy() {
        return server.ours() ? " STRATEGY file_copy" : "";
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        server.as(server.mightiest(), server.maintenance()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void bootstrap(Connection connection) throws SQLException {
        Map<String, String> names = roles.placeholders();
        for (String role : List.of("owner", "app", "readonly", "backup")) {
            // A password given for a role replaces the one it has.
            if (server.ours() || isMissing(connection, Objects.requireNonNull(names.get(role)))) {
                set(
                        connection,
                        "bootstrap." + role + "_password",
                        server.ours() ? PASSWORD : UUID.randomUUID().toString());
            }
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

    /** What the bootstrap script does in a database, as far as its owner may: the roles have to be there already. */
    private void claim(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String database = connection.getCatalog();
            statement.execute("ALTER SCHEMA public OWNER TO " + roles.owner());
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + roles.app() + ", " + roles.readonly());
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
        }
    }

    private static boolean counts(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW shared_preload_libraries")) {
            row.next();
            return row.getString(1).contains(STATEMENTS);
        }
    }

    private static boolean isMissing(Connection connection, String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return !row.next();
            }
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
