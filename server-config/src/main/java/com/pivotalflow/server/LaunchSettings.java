package com.pivotalflow.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a run is told, by system properties; a blank property counts as not given, so that a build can always pass all of
 * them.
 *
 * @param serverHome the provisioned server, never written to
 * @param ear the application
 * @param dataDirectory everything that outlives the run
 * @param bindAddress where HTTP and management listen; the database is always on 127.0.0.1
 * @param stopWithParent whether the end of the process that started this one ends the run too
 * @param serverOptions JVM options of the server
 */
record LaunchSettings(
        Path serverHome,
        Path ear,
        Path dataDirectory,
        String bindAddress,
        int httpPort,
        int managementPort,
        int databasePort,
        Duration startTimeout,
        boolean stopWithParent,
        List<String> serverOptions) {

    /** HTTP 8080 has its management on the customary 9990; other HTTP ports keep the distance, so that runs don't clash. */
    private static final int MANAGEMENT_DISTANCE = 1910;

    private static final int HIGHEST_PORT = 65_535;

    static final String USAGE = """
            Starts PostgreSQL and the server with the application; stop with Ctrl-C or SIGTERM.

              java -cp ... [-Dname=value ...] com.pivotalflow.server.PivotalFlowLauncher [--help]

              -Dpivotal.server.home=DIR         the provisioned server (required)
              -Dpivotal.ear=FILE                the application (required)
              -Dpivotal.data.dir=DIR            database, secrets, logs            (.data)
              -Dpivotal.http.port=PORT          the application                    (8080)
              -Dpivotal.management.port=PORT    health and metrics                 (HTTP port + 1910)
              -Dpivotal.db.port=PORT            PostgreSQL, on 127.0.0.1 only      (5433)
              -Dpivotal.bind.address=ADDRESS    where HTTP and management listen   (127.0.0.1)
              -Dpivotal.start.timeout=SECONDS   patience with the deployment       (300)
              -Dpivotal.server.options=OPTIONS  JVM options of the server          (-Xms128m -Xmx768m)
              -Dpivotal.stop.with.parent=true   stop when the starting process ends (false)

            Exit codes: 0 help shown or stopped with its parent, 1 something started has failed, 2 wrong setting,
            3 a port or the data directory is in use, 130 and 143 stopped by a signal.""";

    LaunchSettings {
        serverOptions = List.copyOf(serverOptions);
    }

    /** @throws LaunchException naming the property, if one is missing, malformed or clashes with another */
    static LaunchSettings from(Properties properties) {
        int http = port(properties, "pivotal.http.port").orElse(8080);
        return new LaunchSettings(
                requiredPath(properties, "pivotal.server.home"),
                requiredPath(properties, "pivotal.ear"),
                absolute(text(properties, "pivotal.data.dir").orElse(".data")),
                text(properties, "pivotal.bind.address").orElse("127.0.0.1"),
                http,
                port(properties, "pivotal.management.port").orElseGet(() -> managementPortFor(http)),
                port(properties, "pivotal.db.port").orElse(5433),
                Duration.ofSeconds(number(properties, "pivotal.start.timeout", 1, Integer.MAX_VALUE)
                        .orElse(300)),
                text(properties, "pivotal.stop.with.parent")
                        .map(Boolean::parseBoolean)
                        .orElse(false),
                Arrays.asList(text(properties, "pivotal.server.options")
                        .orElse("-Xms128m -Xmx768m")
                        .split("\\s+", -1)));
    }

    private static int managementPortFor(int http) {
        int port = http + MANAGEMENT_DISTANCE;
        return port <= HIGHEST_PORT ? port : http - MANAGEMENT_DISTANCE;
    }

    private static Path requiredPath(Properties properties, String name) {
        return text(properties, name)
                .map(LaunchSettings::absolute)
                .orElseThrow(() -> new LaunchException(ExitCode.USAGE, "-D" + name + " is missing; see --help"));
    }

    private static Path absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    private static Optional<Integer> port(Properties properties, String name) {
        return number(properties, name, 1, HIGHEST_PORT);
    }

    private static Optional<Integer> number(Properties properties, String name, int least, int most) {
        return text(properties, name).map(value -> {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // Falls through to the same message as a number out of range.
            }
            throw new LaunchException(
                    ExitCode.USAGE, "-D%s=%s: a number from %d to %d is needed".formatted(name, value, least, most));
        });
    }

    private static Optional<String> text(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
