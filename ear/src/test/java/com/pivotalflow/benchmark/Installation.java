package com.pivotalflow.benchmark;

import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OperatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A server as it is released with a database that waits for its disk, and what both use of the processors. */
final class Installation implements AutoCloseable {

    private static final double MILLIS_IN_A_SECOND = 1_000;

    private final Sizes sizes;
    private final TestPostgres postgres;
    private final OperatedServer server;
    private final ProcessHandle databaseServer;

    private Installation(Sizes sizes, TestPostgres postgres, OperatedServer server) throws SQLException, IOException {
        this.sizes = sizes;
        this.postgres = postgres;
        this.server = server;
        // The first line is the number of the process that has started all others.
        Path file = Path.of(database().rows("SHOW data_directory").get(0), "postmaster.pid");
        this.databaseServer = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                .orElseThrow();
    }

    /** Makes one; nothing of it runs yet but the database. */
    static Installation make(Sizes sizes) throws SQLException, IOException {
        Map<String, String> settings = new HashMap<>(StatementLog.SETTINGS);
        // Filling it must not be followed by minutes of writing.
        settings.put("max_wal_size", "4GB");
        TestPostgres postgres = TestPostgres.durable(settings);
        return new Installation(sizes, postgres, OperatedServer.on(postgres, "pivotal_bench"));
    }

    OperatedServer server() {
        return server;
    }

    Database database() {
        return server.database();
    }

    /**
     * Starts the server.
     *
     * @return seconds that its JVM had used of the processors when the application answered
     */
    double start(String schemaAtStart) throws IOException, InterruptedException {
        Map<String, String> variables =
                sizes.javaOptions().isEmpty() ? Map.of() : Map.of("JAVA_OPTS", sizes.javaOptions());
        server.start(schemaAtStart, variables);
        return ProcessorTime.of(server.jvm().pid());
    }

    /** What requests to the server cost. */
    Cost ofServer(Target target) throws Exception {
        return cost(target, server.jvm());
    }

    /** What the same statements cost from here. */
    Cost ofFloor(Target target) throws Exception {
        return cost(target, ProcessHandle.current());
    }

    private Cost cost(Target target, ProcessHandle client) throws Exception {
        double ofClient = ProcessorTime.of(client.pid());
        double ofDatabase = ProcessorTime.ofAll(databaseServer);
        Load.Result result = Load.full(target, sizes.connections(), sizes.length());
        return new Cost(
                result.perSecond(),
                (ProcessorTime.of(client.pid()) - ofClient) * MILLIS_IN_A_SECOND / result.requests(),
                (ProcessorTime.ofAll(databaseServer) - ofDatabase) * MILLIS_IN_A_SECOND / result.requests());
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }

    /**
     * What a request cost.
     *
     * @param perSecond requests in a second
     * @param client milliseconds of processor that who spoke to the database used
     * @param database milliseconds of processor that the database used
     */
    record Cost(double perSecond, double client, double database) {

        /** Milliseconds of processor of both. */
        double all() {
            return client + database;
        }
    }
}
