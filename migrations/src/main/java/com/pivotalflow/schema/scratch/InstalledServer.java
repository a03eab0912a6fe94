package com.pivotalflow.schema.scratch;

import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the PostgreSQL that is installed in a folder, on data of its own. */
final class InstalledServer {

    private static final int START_SECONDS = 60;

    private final Path bin;
    private final ScratchFolder folder;
    private final Path data;
    private final Path log;

    private InstalledServer(Path bin, ScratchFolder folder) {
        this.bin = bin;
        this.folder = folder;
        this.data = folder.path().resolve("data");
        this.log = folder.path().resolve("server.log");
    }

    /**
     * Starts it.
     *
     * @param home the folder with {@code bin/postgres}
     * @throws SchemaRefusedException if there is none, or it does not start
     */
    static LocalServer start(Path home) throws IOException {
        if (!Files.isExecutable(home.resolve("bin/postgres")) || !Files.isExecutable(home.resolve("bin/initdb"))) {
            throw refusal("there is no bin/postgres and bin/initdb in " + home
                    + ": give the folder of an installation, such as /usr/lib/postgresql/16");
        }
        ScratchFolder folder = ScratchFolder.create();
        InstalledServer server = new InstalledServer(home.resolve("bin"), folder);
        try {
            return server.run(counts(home));
        } catch (IOException | SchemaRefusedException e) {
            folder.delete();
            throw e;
        }
    }

    private LocalServer run(boolean counts) throws IOException {
        Process initdb = command(
                        "initdb",
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "trust",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8",
                        "--no-sync")
                .start();
        if (!ended(initdb) || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            throw refusal(bin.resolve("initdb") + " failed: " + lastLine());
        }
        int port = freePort();
        List<String> options = new ArrayList<>(List.of(
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off"));
        if (counts) {
            options.addAll(List.of(
                    "-c", "shared_preload_libraries=" + Scratch.STATEMENTS, "-c", "pg_stat_statements.track=all"));
        }
        Process process = command("postgres", options.toArray(String[]::new)).start();
        LocalServer server = new LocalServer(port, () -> stop(process), folder);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!answers(server)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop(process);
                throw refusal(bin.resolve("postgres") + " does not start: " + lastLine());
            }
            pause();
        }
        return server;
    }

    private static boolean answers(LocalServer server) {
        try (Connection connection =
                server.as(server.mightiest(), server.maintenance()).getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Stops it without waiting for whoever is still connected. */
    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        ended(process);
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root; in a namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private String lastLine() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    /** The module that counts statements is often a package of its own. */
    private static boolean counts(Path home) {
        try (Stream<Path> files = Files.walk(home, 4)) {
            return files.anyMatch(file -> file.getFileName().toString().equals(Scratch.STATEMENTS + ".so"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + home, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SchemaRefusedException refusal(String message) {
        return new SchemaRefusedException(Exit.NO_TARGET, message + ". Nothing was changed");
    }
}
