package com.pivotalflow.schema.cli.login;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param host name or address
 * @param port of the server
 * @param database its name
 * @param user the role the URL names; null if it names none
 * @param parameters of the driver, such as {@code ?sslmode=verify-full}; empty if there are none
 */
record DatabaseUrl(
        String host, int port, String database, @Nullable String user, String parameters) {

    private static final int USUAL_PORT = 5432;
    private static final Pattern FORM = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^@/?]*)@)?"
            + "(?<host>\\[[0-9a-fA-F:]+]|[^:/?@,]+)(?::(?<port>[0-9]{1,5}))?/(?<name>[^/?]+)(?<parameters>\\?.*)?");

    /**
     * Reads {@code jdbc:postgresql://host:port/database?sslmode=…}; {@code jdbc:} and the port may be left out.
     *
     * @throws SchemaRefusedException if it is none, or holds a password; the text is then not repeated
     */
    static DatabaseUrl parse(String option, String text) {
        return parse(option, text, Password.PLACES);
    }

    /** The same of another option; {@code places} says where its password belongs. */
    static DatabaseUrl parse(String option, String text, String places) {
        Matcher matcher = FORM.matcher(text);
        if (holdsPassword(text)) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "a password is not taken from " + option + ", where others can read it: " + places
                            + ". Change that password, it may stand in a history of commands by now. Nothing was"
                            + " changed");
        }
        if (!matcher.matches()) {
            throw new SchemaRefusedException(
                    Exit.USAGE, option + " must be postgresql://host:port/database; nothing was changed");
        }
        String port = matcher.group("port");
        String user = matcher.group("user");
        String parameters = matcher.group("parameters");
        return new DatabaseUrl(
                matcher.group("host"),
                port == null ? USUAL_PORT : Integer.parseInt(port),
                matcher.group("name"),
                user,
                parameters == null ? "" : parameters);
    }

    /** The server and database of the environment, by the names and defaults of the server's data sources. */
    static DatabaseUrl of(Map<String, String> environment) {
        String port = environment.getOrDefault("PIVOTAL_DB_PORT", String.valueOf(USUAL_PORT));
        if (!port.matches("[0-9]{1,5}")) {
            throw new SchemaRefusedException(
                    Exit.USAGE, "PIVOTAL_DB_PORT must be a number, not '" + port + "'; nothing was changed");
        }
        return new DatabaseUrl(
                environment.getOrDefault("PIVOTAL_DB_HOST", "localhost"),
                Integer.parseInt(port),
                environment.getOrDefault("PIVOTAL_DB_NAME", "pivotal"),
                null,
                "");
    }

    /** {@code db:5432}. */
    String server() {
        return host + ":" + port;
    }

    /** For the driver. */
    String jdbc() {
        return "jdbc:postgresql://" + server() + "/" + database + parameters;
    }

    private static boolean holdsPassword(String text) {
        int authority = text.indexOf("://");
        int at = text.lastIndexOf('@');
        boolean user = authority >= 0
                && at > authority
                && text.substring(authority + 3, at).contains(":");
        return user || text.toLowerCase(Locale.ROOT).matches("(?s).*[?&;][a-z]*pass(word|wd)?=.*");
    }
}
