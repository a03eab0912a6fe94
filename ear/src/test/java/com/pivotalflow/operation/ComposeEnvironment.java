package com.pivotalflow.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the compose file of production hands to a service, with the places of the containers put to those of a test. */
final class ComposeEnvironment {

    private static final Pattern SERVICE = Pattern.compile("^  ([a-z]+):$");
    private static final Pattern VARIABLE = Pattern.compile("^      ([A-Z_]+): \"?(.*?)\"?$");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^}]*)|:\\?[^}]*)}");

    private final Path secrets;
    private final int port;

    /**
     * Nothing is read yet.
     *
     * @param secrets the folder that stands for {@code /run/secrets}
     * @param port where the database listens on this machine
     */
    ComposeEnvironment(Path secrets, int port) {
        this.secrets = secrets;
        this.port = port;
    }

    /**
     * Of one service.
     *
     * @param given what the operator sets before starting compose
     */
    Map<String, String> of(String service, Map<String, String> given) {
        Map<String, String> environment = new LinkedHashMap<>();
        String current = "";
        boolean inside = false;
        for (String line : lines()) {
            Matcher named = SERVICE.matcher(line);
            if (named.matches()) {
                current = named.group(1);
            }
            if (line.startsWith("    ") && !line.startsWith("     ")) {
                inside = line.equals("    environment:");
            }
            Matcher variable = VARIABLE.matcher(line);
            if (inside && current.equals(service) && variable.matches()) {
                environment.put(variable.group(1), value(variable.group(1), variable.group(2), given));
            }
        }
        return environment;
    }

    private String value(String name, String written, Map<String, String> given) {
        if (written.startsWith("/run/secrets/")) {
            return secrets.resolve(written.substring("/run/secrets/".length())).toString();
        }
        if (written.equals("database")) {
            return "127.0.0.1";
        }
        if (name.endsWith("PORT")) {
            return Integer.toString(port);
        }
        Matcher interpolated = DEFAULT.matcher(written);
        if (!interpolated.matches()) {
            return written;
        }
        String value = given.getOrDefault(interpolated.group(1), interpolated.group(2));
        if (value == null) {
            throw new IllegalArgumentException(interpolated.group(1) + " is demanded");
        }
        return value;
    }

    private static Iterable<String> lines() {
        try {
            return Files.readAllLines(Script.folder().resolve("compose.production.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException("the compose file", e);
        }
    }
}
