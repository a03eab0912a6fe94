package com.pivotalflow.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * One durable PostgreSQL cluster: what was acknowledged is on the disk. It listens on 127.0.0.1 only and lets nobody in
 * without a password.
 */
final class PostgresServer {

    static final String SUPERUSER = "pivotal";

    private static final String OWN_SETTINGS = "pivotal.conf";

    private final PostgresBinaries binaries;
    private final PostgresUser user;
    private final Path cluster;
    private final Path log;

    PostgresServer(PostgresBinaries binaries, PostgresUser user, Path cluster, Path log) {
        this.binaries = binaries;
        this.user = user;
        this.cluster = cluster;
        this.log = log;
    }

    /** Makes the cluster if there is none; made aside and moved, so that an interrupted attempt is never taken for one. */
    void create(Platform platform, String password) throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        Path draft = Directories.delete(cluster.resolveSibling(cluster.getFileName() + ".new"));
        DataDirectory.createPrivate(draft);
        user.own(draft);
        Path passwordFile = passwordFile(password);
        try {
            succeed(
                    "PostgreSQL's database directory cannot be made",
                    binaries.program("initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--lc-collate=" + platform.collation(),
                    "--lc-ctype=" + platform.characterTypes(),
                    "--no-instructions");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.writeString(
                draft.resolve("postgresql.conf"),
                "\n# Written by the launcher at each start; wins over everything above.\ninclude = '" + OWN_SETTINGS
                        + "'\n",
                StandardOpenOption.APPEND);
        Files.move(draft, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path passwordFile(String password) throws IOException {
        Path file = Files.createTempFile(
                cluster.toAbsolutePath().getParent(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        user.own(file);
        return file;
    }

    /** Starts and waits until connections are accepted, which after a crash includes the recovery. */
    ProcessHandle start(int port) throws IOException {
        user.own(cluster);
        writeSettings(port);
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        user.own(log);
        // pg_ctl gives the server a session of its own: Ctrl-C at the terminal must not reach it before the
        // application.
        succeed(
                "PostgreSQL does not start; its log is " + log,
                binaries.program("pg_ctl").toString(),
                "start",
                "--pgdata=" + cluster,
                "--log=" + log,
                "--wait",
                "--timeout=300",
                "--silent");
        return running()
                .orElseThrow(() -> new LaunchException(
                        ExitCode.FAILED, "PostgreSQL has ended just after its start; its log is " + log));
    }

    private void writeSettings(int port) throws IOException {
        Path settings = cluster.resolve(OWN_SETTINGS);
        Files.writeString(settings, """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_connections = 100
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] %%u@%%d %%a '
                """.formatted(port));
        if (user == PostgresUser.NOBODY) {
            user.own(settings);
        }
    }

    /** Stops a server of this cluster, if one runs: connections are cut, everything is written, nothing to recover. */
    void stop() {
        if (running().isEmpty()) {
            return;
        }
        succeed(
                "PostgreSQL does not stop; its log is " + log,
                binaries.program("pg_ctl").toString(),
                "stop",
                "--pgdata=" + cluster,
                "--mode=fast",
                "--wait",
                "--timeout=60",
                "--silent");
    }

    /** The process of this cluster's server. */
    Optional<ProcessHandle> running() {
        return recorded().find();
    }

    /** Removes a stale pid file whose number now belongs to a stranger: PostgreSQL itself would take it for a server. */
    void forgetStranger() throws IOException {
        if (recorded().isStranger()) {
            Files.delete(recorded().pidFile());
        }
    }

    private RecordedProcess recorded() {
        return new RecordedProcess(cluster.resolve("postmaster.pid"), cluster);
    }

    private void succeed(String otherwise, String... words) {
        Command.Outcome outcome = user.command(List.of(words)).run();
        if (!outcome.succeeded()) {
            throw new LaunchException(
                    ExitCode.FAILED,
                    "%s (exit code %d).%n%s".formatted(otherwise, outcome.exitCode(), outcome.output()));
        }
    }
}
