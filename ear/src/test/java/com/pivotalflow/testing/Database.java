package com.pivotalflow.testing;

import com.pivotalflow.schema.TestFolder;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.TestReplica;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database of a server, past the application. */
public final class Database {

    private final TestPostgres postgres;
    private final String name;

    Database(TestPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /** A database of a server that the caller looks after, made now and empty. */
    public static Database on(TestPostgres postgres, String name) throws SQLException {
        postgres.createDatabase(name);
        return new Database(postgres, name);
    }

    /** Where its server listens. */
    int port() {
        return postgres.port();
    }

    /** Another database of the same server, made now and empty. */
    public Database beside(String other) throws SQLException {
        postgres.createDatabase(other);
        return new Database(postgres, other);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Lets a build that a test makes up find out what its scripts make, in another database of the same server. */
    public TestFolder learn(TestFolder build, String other) throws SQLException {
        return build.learn(postgres, other);
    }

    /** May do everything and sees every tenant. */
    public DataSource asSuperuser() {
        return postgres.as(TestPostgres.SUPERUSER, name);
    }

    /** The role that owns the schema. */
    public DataSource asOwner() {
        return postgres.as(TestPostgres.OWNER, name);
    }

    /** The role the application runs as. */
    public DataSource asApplication() {
        return postgres.as(TestPostgres.APPLICATION, name);
    }

    /** Runs one statement as superuser; {@code ?} stand for the arguments. */
    public void execute(String sql, @Nullable Object... arguments) throws SQLException {
        try (Connection connection = asSuperuser().getConnection()) {
            execute(connection, sql, arguments);
        }
    }

    /** Runs one statement on a connection of the caller. */
    public static void execute(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.execute();
        }
    }

    /** The only number a query as superuser answers with. */
    public long number(String sql, @Nullable Object... arguments) throws SQLException {
        try (Connection connection = asSuperuser().getConnection()) {
            return number(connection, sql, arguments);
        }
    }

    /** The only number a query on a connection of the caller answers with. */
    public static long number(Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The rows of a query as superuser, each as one line with its columns parted by {@code |}. */
    public List<String> rows(String sql, @Nullable Object... arguments) throws SQLException {
        try (Connection connection = asSuperuser().getConnection()) {
            return rows(connection, sql, arguments);
        }
    }

    /** The rows of a query on a connection of the caller, as lines. */
    public static List<String> rows(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            List<String> lines = new ArrayList<>();
            while (row.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int column = 1; column <= columns; column++) {
                    line.add(String.valueOf(row.getString(column)));
                }
                lines.add(line.toString());
            }
            return lines;
        }
    }

    /** Forgets which statements ran, so that {@link #statements()} tells those of one request. */
    public void resetStatements() throws SQLException {
        postgres.execute(TestPostgres.MAINTENANCE, "SELECT pg_stat_statements_reset()");
    }

    /**
     * What the application's role ran in this database since the reset, each statement as often as it ran; without
     * what the driver asks the catalog about columns, once for each connection, and without what the server keeps for some
     * seconds, which is read again by whatever request comes next: the signing keys, and whether a token is still good.
     */
    public List<String> statements() throws SQLException {
        try (Connection connection =
                postgres.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE).getConnection()) {
            List<String> statements = new ArrayList<>(rows(connection, """
                    SELECT s.query
                    FROM pg_stat_statements s
                    JOIN pg_database d ON d.oid = s.dbid AND d.datname = ?
                    JOIN pg_roles r ON r.oid = s.userid AND r.rolname = ?
                    CROSS JOIN LATERAL generate_series(1, s.calls)
                    WHERE s.query !~* '^(BEGIN|COMMIT|ROLLBACK|SET|SHOW)'
                        AND s.query !~ '^SELECT c[.]oid, a[.]attnum'
                    """, name, TestPostgres.APPLICATION));
            statements.removeIf(statement -> statement.contains("from signing_keys "));
            if (statements.removeIf(statement -> statement.startsWith("SELECT u.security_version"))) {
                // It is read for a tenant, like everything.
                statements.remove("SELECT set_config('pivotal.organization_id', $1, true),"
                        + " set_config('statement_timeout', $2, true)");
            }
            return statements;
        }
    }

    /** A copy of the server that it is on, with all its databases, which follows it. */
    public TestReplica replica() {
        return TestReplica.of(postgres);
    }

    /** What begins with SET of all that the application's role ran in this database since the reset, each once. */
    public List<String> settings() throws SQLException {
        try (Connection connection =
                postgres.as(TestPostgres.SUPERUSER, TestPostgres.MAINTENANCE).getConnection()) {
            return rows(connection, """
                    SELECT s.query
                    FROM pg_stat_statements s
                    JOIN pg_database d ON d.oid = s.dbid AND d.datname = ?
                    JOIN pg_roles r ON r.oid = s.userid AND r.rolname = ?
                    WHERE s.query ~ '^SET '
                    """, name, TestPostgres.APPLICATION);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, arguments[index]);
        }
        return statement;
    }
}
