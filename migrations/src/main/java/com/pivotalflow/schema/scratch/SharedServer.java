package com.pivotalflow.schema.scratch;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A server that others may use too. Nothing on it is touched but databases with our prefix, and no role that exists is
 * changed: whoever is to act in a database is taken on by SET ROLE.
 */
final class SharedServer implements ScratchServer {

    private static final String PREFIX = "pivotal_scratch_";
    private static final Pattern OURS = Pattern.compile(PREFIX + "([0-9]{10})_[0-9a-f]{6}_.*");
    private static final Duration KEPT = Duration.ofDays(1);

    /** Only a superuser makes the roles; others need them, and the owner's rights. */
    private static final String LACKING = """
            SELECT CASE WHEN to_regrole(r.name) IS NULL
                        THEN 'role ' || r.name || ' does not exist there: run db/bootstrap/roles.sql on it once as a superuser'
                        ELSE 'it may not act as ' || r.name || ': GRANT ' || r.name || ' TO ' || quote_ident(current_user)
                   END
            FROM unnest(?::text[]) WITH ORDINALITY AS r (name, place)
            WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
              AND (to_regrole(r.name) IS NULL OR r.place = 1 AND NOT pg_has_role(r.name, 'SET'))
            ORDER BY r.place
            """;

    private static final String RIGHTS = """
            SELECT rolsuper, rolcreatedb OR rolsuper AS may_create,
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
    private final @Nullable String password;
    private final String maintenance;
    private final String mark = PREFIX + Clock.systemUTC().instant().getEpochSecond() + "_"
            + UUID.randomUUID().toString().substring(0, 6) + "_";

    /** Known once the server was asked. */
    private boolean superuser;

    private SharedServer(String url, String user, @Nullable String password, String maintenance) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.maintenance = maintenance;
    }

    /**
     * Looks whether a server will do, and sweeps databases that were left on it more than a day ago.
     *
     * @throws SchemaRefusedException if it cannot be reached, its user may not create databases or act as the
     *     owner, or the database of the address holds tables: then somebody gave a database in use
     */
    static SharedServer at(String url, String user, @Nullable String password, DatabaseRoles roles) {
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
            server.superuser = row.getBoolean("rolsuper");
            if (row.getBoolean("used")) {
                throw refusal("database " + maintenance + " holds tables, so it is no place to try things: give the"
                        + " address of an empty one, such as postgres");
            }
            if (!mayCreate) {
                throw refusal(user + " may not create databases there: ALTER ROLE " + user + " CREATEDB");
            }
            lacking(connection, roles).ifPresent(lack -> {
                throw refusal(user + " is no superuser, and " + lack);
            });
            server.sweep(connection);
        } catch (SQLException e) {
            // The driver ends some of its sentences, and the refusal ends them all.
            String reason = String.valueOf(e.getMessage()).replaceFirst("\\.+$", "");
            throw refusal("no scratch server at " + url + ": " + reason);
        }
        return server;
    }

    private static Optional<String> lacking(Connection connection, DatabaseRoles roles) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LACKING)) {
            String[] names = {roles.owner(), roles.app(), roles.readonly(), roles.lookup(), roles.backup()};
            query.setArray(1, connection.createArrayOf("text", names));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    @Override
    public DataSource as(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(password);
        List<String> options = new ArrayList<>();
        if (superuser) {
            options.add("-c " + Scratch.STATEMENTS + ".track=all");
        }
        if (!role.equals(user)) {
            options.add("-c role=" + role);
        }
        source.setOptions(String.join(" ", options));
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
