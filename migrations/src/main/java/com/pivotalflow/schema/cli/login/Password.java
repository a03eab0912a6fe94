package com.pivotalflow.schema.cli.login;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A password and the place it came from; only the place is ever said.
 *
 * @param secret null if there is none, which a server may admit
 * @param source such as {@code PIVOTAL_DB_OWNER_PASSWORD}
 */
record Password(@Nullable String secret, String source) {

    private static final String VARIABLE = "PIVOTAL_DB_OWNER_PASSWORD";

    /** Where that of the owner is taken from, in a sentence. */
    static final String PLACES = "give it by " + VARIABLE + ", " + VARIABLE + "_FILE, --password-file or .pgpass";

    private static final int FIELDS = 5;

    /** Where that of a variable is taken from, in a sentence. */
    static String places(String name) {
        return "give it by " + name + ", " + name + "_FILE or .pgpass";
    }

    /**
     * Looks in every place, the nearest first: the option, the variable, the file it may name, {@code .pgpass}.
     *
     * @param option the file of {@code --password-file}; null if it was not given
     * @throws SchemaRefusedException if a file that was named cannot be read
     */
    static Password find(@Nullable Path option, Map<String, String> environment, DatabaseUrl url, String user) {
        if (option != null) {
            return new Password(read(option, "--password-file"), "--password-file " + option);
        }
        return find(VARIABLE, environment, url, user);
    }

    /**
     * Looks in a variable, the file it may name, and {@code .pgpass}.
     *
     * @throws SchemaRefusedException if a file that was named cannot be read
     */
    static Password find(String name, Map<String, String> environment, DatabaseUrl url, String user) {
        Optional<Password> variable = of(name, environment);
        if (variable.isPresent()) {
            return variable.get();
        }
        Path pgpass = passwordFile(environment);
        return fromPgpass(pgpass, url, user)
                .map(secret -> new Password(secret, pgpass.toString()))
                .orElse(new Password(null, "nowhere"));
    }

    /**
     * Looks in a variable and in the file that {@code …_FILE} names.
     *
     * @throws SchemaRefusedException if that file cannot be read
     */
    static Optional<Password> of(String variable, Map<String, String> environment) {
        String value = environment.get(variable);
        if (value != null && !value.isEmpty()) {
            return Optional.of(new Password(value, variable));
        }
        String file = environment.get(variable + "_FILE");
        return file == null || file.isEmpty()
                ? Optional.empty()
                : Optional.of(new Password(read(Path.of(file), variable + "_FILE"), variable + "_FILE (" + file + ")"));
    }

    private static String read(Path file, String named) {
        try {
            String text = Files.readString(file);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new SchemaRefusedException(
                    Exit.USAGE,
                    "cannot read the password from " + file + ", which " + named + " names: " + e.getMessage()
                            + "; nothing was changed");
        }
    }

    private static Path passwordFile(Map<String, String> environment) {
        String named = environment.get("PGPASSFILE");
        return named != null && !named.isEmpty()
                ? Path.of(named)
                : Path.of(environment.getOrDefault("HOME", "."), ".pgpass");
    }

    /** As PostgreSQL's own clients read it; a file that others may read is passed over, as they do. */
    private static Optional<String> fromPgpass(Path file, DatabaseUrl url, String user) {
        try {
            if (!Files.isRegularFile(file) || othersMayRead(file)) {
                return Optional.empty();
            }
            List<String> wanted = List.of(url.host(), String.valueOf(url.port()), url.database(), user);
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                List<String> fields = line.startsWith("#") ? List.of() : fields(line);
                if (fields.size() == FIELDS && matches(fields, wanted)) {
                    return Optional.of(fields.get(FIELDS - 1));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new SchemaRefusedException(
                    Exit.USAGE, "cannot read " + file + ": " + e.getMessage() + "; nothing was changed");
        }
    }

    private static boolean othersMayRead(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        return rights.stream().anyMatch(right -> !right.name().startsWith("OWNER"));
    }

    private static boolean matches(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Fields stand between colons; a backslash takes the next character as it is. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (character == ':' && fields.size() < FIELDS - 1) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Never the secret: records of others end up in logs. */
    @Override
    public String toString() {
        return "password from " + source;
    }
}
