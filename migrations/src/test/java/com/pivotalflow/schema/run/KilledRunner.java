package com.pivotalflow.schema.run;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.TestPostgres;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.database.DatabaseRoles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A runner in a process of its own that stops at a step of a script as a power cut would. */
final class KilledRunner {

    /** What it ends with when it stopped where it was to. */
    static final int KILLED = 77;

    private KilledRunner() {}

    /**
     * Takes port, database, folder, step and script; a step it never comes to lets it run to its end. With a key and a
     * directory behind them it may destroy, and saves there first.
     */
    public static void main(String[] arguments) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setServerNames(new String[] {"127.0.0.1"});
        owner.setPortNumbers(new int[] {Integer.parseInt(arguments[0])});
        owner.setDatabaseName(arguments[1]);
        owner.setUser(TestPostgres.OWNER);
        owner.setPassword("trusted");
        boolean destroys = arguments.length > 5;
        RunOptions options = RunOptions.standard().on("killed");
        Boundary boundary = (step, script) -> {
            if (step.name().equals(arguments[3]) && script.equals(arguments[4])) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
        new Runner(
                        owner,
                        DatabaseRoles.standard(),
                        DriftPolicy.standard(),
                        Packaged.read(Path.of(arguments[2])),
                        destroys ? options.confirming(arguments[5]) : options,
                        destroys
                                ? new CopyKeeper(owner, null, MigrationSettings.standard(), Path.of(arguments[6]))
                                : null,
                        Runs.CLOCK,
                        boundary,
                        line -> {})
                .run();
    }

    /** Starts it; its output is that of this process. */
    static Process start(int port, String database, Path folder, String step, String script, String... consent)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .replace("\n", File.pathSeparator),
                KilledRunner.class.getName(),
                String.valueOf(port),
                database,
                folder.toString(),
                step,
                script));
        command.addAll(List.of(consent));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
