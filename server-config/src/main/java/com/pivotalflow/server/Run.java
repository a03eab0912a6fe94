package com.pivotalflow.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run, from locking the data directory to stopping everything. Starting and stopping exclude each other, so that a
 * signal in the middle of the start never leaves a process behind.
 */
final class Run {

    private final LaunchSettings settings;
    private final Platform platform;
    private final Map<String, String> callerEnvironment;
    private final DataDirectory data;
    private final ServerBase base;
    private final ApplicationServer server;
    private final PostgresServer postgres;
    private boolean stopping;

    /** @throws LaunchException if another run holds the data directory */
    Run(LaunchSettings settings, Platform platform, Map<String, String> callerEnvironment) throws IOException {
        this.settings = settings;
        this.platform = platform;
        this.callerEnvironment = Map.copyOf(callerEnvironment);
        this.data = DataDirectory.open(settings.dataDirectory());
        DataDirectory.createPrivate(data.logs());
        DataDirectory.createPrivate(data.backups());
        this.base = ServerBase.in(data.serverBase(), settings.ear());
        this.server = new ApplicationServer(settings, base);
        PostgresUser user = PostgresUser.ofThisProcess();
        user.mayPassThrough(data.root());
        user.mayPassThrough(data.logs());
        PostgresBinaries binaries = PostgresBinaries.unpackedBelow(data.root(), platform);
        user.requireReach(binaries.program("postgres"));
        this.postgres =
                new PostgresServer(binaries, user, data.cluster(), data.logs().resolve("postgres.log"));
    }

    /** Starts both and answers when the application can be used. */
    Started start() throws IOException, InterruptedException {
        stopLeftovers();
        ListeningPort.requireFree(List.of(
                new ListeningPort("HTTP", settings.bindAddress(), settings.httpPort(), "pivotal.http.port"),
                new ListeningPort(
                        "management", settings.bindAddress(), settings.managementPort(), "pivotal.management.port"),
                new ListeningPort("PostgreSQL", "127.0.0.1", settings.databasePort(), "pivotal.db.port")));
        Secrets secrets = new Secrets(data.secrets());
        ProcessHandle database = startPostgres(secrets);
        new DatabaseBootstrap(settings.databasePort(), secrets.password("postgres-password"))
                .run(RunEnvironment.rolePasswords(secrets));
        ProcessHandle application = startServer(secrets);
        new Readiness(
                        base,
                        URI.create("http://%s:%d/health"
                                .formatted(reachable(settings.bindAddress()), settings.managementPort())))
                .await(() -> application.isAlive() && database.isAlive(), settings.startTimeout());
        return new Started(application, database);
    }

    /**
     * The two processes of a run.
     *
     * @param application the server with the application
     * @param database PostgreSQL
     */
    record Started(ProcessHandle application, ProcessHandle database) {

        /** Waits until one of them ends and says which. */
        String awaitEndOfAny() {
            return application
                    .onExit()
                    .thenApply(ended -> "The server has ended by itself.")
                    .applyToEither(
                            database.onExit().thenApply(ended -> "PostgreSQL has ended by itself."), text -> text)
                    .join();
        }
    }

    /** A launcher that was killed hard leaves both running; with the lock in our hands they are nobody's. */
    private void stopLeftovers() throws IOException {
        if (server.running().isPresent() || postgres.running().isPresent()) {
            Terminal.say("Stopping what an earlier run has left behind ...");
        }
        server.stop();
        postgres.stop();
        postgres.forgetStranger();
    }

    private synchronized ProcessHandle startPostgres(Secrets secrets) throws IOException {
        refuseWhenStopping();
        Terminal.say("Starting PostgreSQL on port %d ...".formatted(settings.databasePort()));
        postgres.create(platform, secrets.password("postgres-password"));
        return postgres.start(settings.databasePort());
    }

    private synchronized ProcessHandle startServer(Secrets secrets) throws IOException {
        refuseWhenStopping();
        Terminal.say("Starting the server on port %d ...".formatted(settings.httpPort()));
        boolean humanLog = !"JSON"
                .equalsIgnoreCase(Optional.ofNullable(callerEnvironment.get("PIVOTAL_LOG_FORMAT"))
                        .orElse("PATTERN"));
        base.create(settings.serverHome(), settings.ear(), humanLog);
        return server.start(RunEnvironment.of(settings, data, secrets, callerEnvironment));
    }

    private void refuseWhenStopping() {
        if (stopping) {
            throw new LaunchException(ExitCode.OK, "Stopped during the start.");
        }
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops the server first, so that requests in flight still find their database. */
    synchronized void stop() {
        stopping = true;
        if (server.running().isPresent()) {
            Terminal.say("Stopping the server ...");
            server.stop();
        }
        if (postgres.running().isPresent()) {
            Terminal.say("Stopping PostgreSQL ...");
            postgres.stop();
        }
        data.close();
    }

    private static String reachable(String bindAddress) {
        return bindAddress.equals("0.0.0.0") ? "127.0.0.1" : bindAddress;
    }

    /** @throws LaunchException if there is nothing to run */
    static void requireFiles(LaunchSettings settings) {
        if (!Files.isRegularFile(settings.serverHome().resolve("jboss-modules.jar"))) {
            throw new LaunchException(
                    ExitCode.USAGE,
                    "There is no server in %s (-Dpivotal.server.home); build the module server-config first."
                            .formatted(settings.serverHome()));
        }
        if (!Files.isRegularFile(settings.ear())) {
            throw new LaunchException(
                    ExitCode.USAGE,
                    "There is no application %s (-Dpivotal.ear); build the module ear first."
                            .formatted(settings.ear()));
        }
    }
}
