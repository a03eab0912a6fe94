package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Build;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A script of the containers, run outside of one with exactly the settings that a test gives it. */
public final class Script {

    private final String name;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Script(String name) {
        this.name = name;
    }

    public static Script of(String name) {
        return new Script(name)
                .with("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("PIVOTAL_MIGRATOR_JAR", migratorJar())
                .with("PIVOTAL_MIGRATOR", folder().resolve("migrator").toString())
                .with("PIVOTAL_ROLES_SQL", rolesSql().toString());
    }

    /** Where the definitions of the containers are. */
    static Path folder() {
        return Build.module("server-config").resolve("src/main/container");
    }

    static Path rolesSql() {
        return Build.module("migrations").resolve("src/main/resources/db/bootstrap/roles.sql");
    }

    private static String migratorJar() {
        try (Stream<Path> files = Files.list(Build.module("migrations").resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-cli.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the migrator is not built", e);
        }
    }

    public Script with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    public Script with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Starts it, with what it says in a file. */
    public Process start(Path log, String... arguments) {
        try {
            return builder(arguments).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Runs it to its end, which must have this exit code, and tells what it said. */
    String run(int exit, String... arguments) {
        Ended ended = end(arguments);
        assertThat(ended.exit()).as(ended.said()).isEqualTo(exit);
        return ended.said();
    }

    /** Runs it to its end, however it ends, and tells what it said. */
    String said(String... arguments) {
        return end(arguments).said();
    }

    private record Ended(int exit, String said) {}

    private Ended end(String... arguments) {
        try {
            Process process = builder(arguments).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(folder().resolve(name).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
