package com.pivotalflow.schema.scratch;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that others may use too. Nothing on it is touched but databases with our prefix, and no role that exists is
 * changed: whoever is to act in a database is taken on by SET ROLE.
 */
final class SharedServer implements ScratchServer {

    private static final String PREFIX = "pivotal_scratch_";
    private static final Pattern OURS = Pattern.compile(PREFIX + "([0-9]{10})_[0-9a-f]{6}_.*");
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String RIGHTS = """
            SELECT rolcreatedb OR rolsuper AS may_create,
                   EXISTS (SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
                           WHERE c.relkind IN ('r', 'p')
                             AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
                             AND NOT EXISTS (SELECT 1 FROM pg_depend AS d
                                             WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                               AND d.deptype = 'e')) AS used
            FROM pg_roles
            WHERE rolname = current_user
            """;

    private final String url;
    private final String user;
    private final String password;
    private final String maintenance;
    private final String mark = PREFIX + Clock.systemUTC().instant().getEpochSecond() + "_"
            + UUID.randomUUID().toString().substring(0, 6) + "_";

    private SharedServer(String url, String user, String password, String maintenance) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.maintenance = maintenance;
    }

    /**
     * Looks whether a server will do, and sweeps databases that were left on it more than a day ago.
     *
     * @throws SchemaRefusedException if it cannot be reached, its user may not create databases, or the database of the
     *     address holds tables: then somebody gave a database in use
     */
    static SharedServer at(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw refusal("'" + url + "' is no address of a database: jdbc:postgresql://host:port/postgres");
        }
        String maintenance = source.getDatabaseName() == null ? "postgres" : source.getDatabaseName();
        SharedServer server = new SharedServer(url, user, password, maintenance);
        try (Connection connection = server.as(user, maintenance).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(RIGHTS)) {
            row.next();
            boolean mayCreate = row.getBoolean("may_create");
            if (row.getBoolean("used")) {
                throw refusal("database " + maintenance + " holds tables, so it is no place to try things: give the"
                        + " address of an empty one, such as postgres");
            }
            if (!mayCreate) {
                throw refusal(user + " may not create databases there: ALTER ROLE " + user + " CREATEDB");
            }
            server.sweep(connection);
        } catch (SQLException e) {
            throw refusal("no scratch server at " + url + ": " + e.getMessage());
        }
        return server;
    }

    @Override
    public DataSource as(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        if (!role.equals(user)) {
            source.setOptions("-c role=" + role);
        }
        return source;
    }

    @Override
    public String mightiest() {
        return user;
    }

    @Override
    public String maintenance() {
        return maintenance;
    }

    @Override
    public String nameOf(String wish) {
        String name = wish.toLowerCase(Locale.ROOT);
        return name.startsWith(mark) ? name : mark + name;
    }

    @Override
    public boolean ours() {
        return false;
    }

    /** Removes whatever is left of this run. */
    @Override
    public void close() {
        try (Connection connection = as(user, maintenance).getConnection()) {
            for (String database : databases(connection)) {
                if (database.startsWith(mark)) {
                    drop(connection, database);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "databases " + mark + "* may be left at " + url + ", drop them by hand: " + e.getMessage(), e);
        }
    }

    private void sweep(Connection connection) throws SQLException {
        for (String database : databases(connection)) {
            Matcher matcher = OURS.matcher(database);
            if (matcher.matches()
                    && Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))
                            .isBefore(Clock.systemUTC().instant().minus(KEPT))) {
                drop(connection, database);
            }
        }
    }

    private static List<String> databases(Connection connection) throws SQLException {
        List<String> databases = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT datname FROM pg_database"
                        + " WHERE starts_with(datname, '" + PREFIX + "')"
                        + " AND pg_has_role(datdba, 'MEMBER') ORDER BY datname")) {
            while (row.next()) {
                databases.add(row.getString(1));
            }
        }
        return databases;
    }

    private static void drop(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        }
    }

    private static SchemaRefusedException refusal(String message) {
        return new SchemaRefusedException(Exit.NO_TARGET, message + ". Nothing was changed");
    }
}
