package com.pivotalflow.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the launcher says to the person who started it; everything else on the screen is the server's log. */
final class Terminal {

    private Terminal() {}

    static void say(String text) {
        System.out.println(text);
        System.out.flush();
    }

    static void complain(String text) {
        System.err.println("\n" + text);
        System.err.flush();
    }

    static void banner(LaunchSettings settings, Map<String, String> environment, Duration took) {
        String host = settings.bindAddress().equals("127.0.0.1") ? "localhost" : settings.bindAddress();
        String password = environment.containsKey("PIVOTAL_SEED_ADMIN_PASSWORD")
                        || environment.containsKey("PIVOTAL_SEED_ADMIN_PASSWORD_FILE")
                ? "at the first start: the one you set in PIVOTAL_SEED_ADMIN_PASSWORD"
                : "printed once in the log, at the first start on this data directory";
        Path data = settings.dataDirectory();
        say("""

                ------------------------------------------------------------------------
                Pivotal Flow is ready after %d s.

                  API           http://%2$s:%3$d/api/v1
                  Log in        admin@pivotalflow.com
                                password %4$s
                  Health        http://%2$s:%5$d/health     metrics: /metrics
                  Database      jdbc:postgresql://127.0.0.1:%6$d/%7$s
                                user %8$s, password in %9$s
                  Data          %10$s   (delete it to begin anew)
                  Stop          Ctrl-C, or kill %11$d
                ------------------------------------------------------------------------
                """.formatted(
                        took.toSeconds(),
                        host,
                        settings.httpPort(),
                        password,
                        settings.managementPort(),
                        settings.databasePort(),
                        DatabaseBootstrap.DATABASE,
                        PostgresServer.SUPERUSER,
                        data.resolve("secrets").resolve("postgres-password"),
                        data,
                        ProcessHandle.current().pid()));
    }
}
