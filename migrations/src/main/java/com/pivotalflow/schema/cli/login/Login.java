package com.pivotalflow.schema.cli.login;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database and the role a command works as. Host, port, database, role and the other roles have the names and the
 * defaults of the server's data sources, so that the command beside a server needs no option.
 */
public final class Login {

    /** How long a server may take to answer. */
    private static final int PATIENCE_SECONDS = 10;

    private final DatabaseUrl url;
    private final String user;
    private final Password password;
    private final DatabaseRoles roles;

    private Login(DatabaseUrl url, String user, Password password, DatabaseRoles roles) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.roles = roles;
    }

    /**
     * Reads options and environment; nothing is connected yet.
     *
     * @param url of {@code --url}; null if it was not given
     * @param user of {@code --user}; null if it was not given
     * @param passwordFile of {@code --password-file}; null if it was not given
     * @throws SchemaRefusedException if an option cannot be read, or holds a password
     */
    public static Login of(
            @Nullable String url, @Nullable String user, @Nullable Path passwordFile, Map<String, String> environment) {
        DatabaseUrl place = url == null ? DatabaseUrl.of(environment) : DatabaseUrl.parse("--url", url);
        DatabaseRoles usual = DatabaseRoles.standard();
        String named = user == null ? place.user() : user;
        String role = named == null ? environment.getOrDefault("PIVOTAL_DB_OWNER_USER", usual.owner()) : named;
        DatabaseRoles roles = new DatabaseRoles(
                role,
                environment.getOrDefault("PIVOTAL_DB_APP_USER", usual.app()),
                environment.getOrDefault("PIVOTAL_DB_READONLY_USER", usual.readonly()),
                environment.getOrDefault("PIVOTAL_DB_LOOKUP_ROLE", usual.lookup()),
                environment.getOrDefault("PIVOTAL_BACKUP_USER", usual.backup()));
        return new Login(place, role, Password.find(passwordFile, environment, place, role), roles);
    }

    /** The roles of the installation; the owner is whom we connect as. */
    public DatabaseRoles roles() {
        return roles;
    }

    /**
     * Connections of the backup role to the same database; empty if its password was not given.
     *
     * @throws SchemaRefusedException if it was given and no connection comes about
     */
    public Optional<DataSource> connectForBackup(Map<String, String> environment) {
        return Password.of("PIVOTAL_BACKUP_PASSWORD", environment)
                .map(found -> new Login(url, roles.backup(), found, roles).connect());
    }

    /**
     * Connections, after one of them came about.
     *
     * @throws SchemaRefusedException with the reason why none does, and what to do
     */
    public DataSource connect() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbc());
        source.setUser(user);
        source.setPassword(password.secret());
        source.setConnectTimeout(PATIENCE_SECONDS);
        source.setLoginTimeout(PATIENCE_SECONDS);
        source.setApplicationName("pivotal-migrator");
        source.setOptions("-c timezone=UTC");
        try (Connection connection = source.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                throw new SchemaRefusedException(Exit.NO_TARGET, url.server() + " does not answer");
            }
            return source;
        } catch (SQLException e) {
            throw new SchemaRefusedException(Exit.NO_TARGET, reason(e) + ". Nothing was changed");
        }
    }

    private String reason(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String words = String.valueOf(failure.getMessage())
                .replaceFirst("^FATAL: ", "")
                .replaceFirst("\\.+$", "");
        String place = "database " + url.database() + " at " + url.server();
        if (words.toLowerCase(Locale.ROOT).contains("ssl")) {
            return url.server() + " and we do not agree about TLS: " + words
                    + ". Set sslmode in --url, for example ?sslmode=verify-full&sslrootcert=FILE";
        }
        return switch (state) {
            case "28P01" ->
                url.server() + " refused the password of role " + user + ", which came from " + password.source()
                        + (password.secret() == null ? ": " + Password.PLACES : ": correct it there");
            case "08004" ->
                url.server() + " asks for the password of role " + user + ", and none was given: " + Password.PLACES;
            case "28000" ->
                url.server() + " does not let role " + user + " in: " + words
                        + ". The role is made by db/bootstrap/roles.sql and named by --user or"
                        + " PIVOTAL_DB_OWNER_USER; who may connect from where stands in the server's pg_hba.conf";
            case "3D000" ->
                "there is no " + place + ": create it with ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0, or"
                        + " name another by --url or PIVOTAL_DB_NAME";
            case "42501" ->
                "role " + user + " may not connect to " + place + ": GRANT CONNECT ON DATABASE " + url.database()
                        + " TO " + user;
            case "53300" ->
                "the connections of " + place + " are used up: " + words + ". Who holds them: SELECT usename,"
                        + " application_name, count(*) FROM pg_stat_activity GROUP BY 1, 2, asked as a superuser";
            case "57P03" -> url.server() + " is starting up or shutting down: " + words + ". Try again";
            default ->
                "no connection to " + place + " as " + user + ": " + words + ". Waited up to " + PATIENCE_SECONDS
                        + " s; check that the server runs, and --url or PIVOTAL_DB_HOST and PIVOTAL_DB_PORT";
        };
    }
}
