package com.pivotalflow.schema;

import com.pivotalflow.schema.EphemeralStep.State;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.RefusedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;

/**
 * Everything that has to hold of a schema before it is released, tried on a server that is thrown away. A step that
 * fails does not keep the later ones from being tried, unless it is one of the first two.
 *
 * <pre>{@code
 * List<EphemeralStep> steps = new EphemeralRun(SchemaFiles.in(db)).run(scratch, progress);
 * }</pre>
 */
public final class EphemeralRun {

    /** Without files that agree and scripts that run there is nothing to try. */
    private static final int INDISPENSABLE = 2;

    private final SchemaFiles files;

    /** Takes the files that were read. */
    public EphemeralRun(SchemaFiles files) {
        this.files = files;
    }

    /** What is tried in a step. */
    @FunctionalInterface
    interface Trial {
        /** Tries it. */
        Seen look() throws SQLException, IOException;
    }

    /**
     * What was seen.
     *
     * @param exit what the step ends a command with besides what its findings do
     */
    record Seen(String result, List<Finding> findings, Exit exit) {

        /** All is as it has to be, if the findings do not say otherwise. */
        static Seen of(String result, List<Finding> findings) {
            return new Seen(result, findings, Exit.DONE);
        }

        /** All is as it has to be. */
        static Seen fine(String result) {
            return of(result, List.of());
        }

        /** All is as it has to be if there is no fault. */
        static Seen of(String result, List<String> faults, Exit exit) {
            return faults.isEmpty() ? fine(result) : new Seen(String.join("; ", faults), List.of(), exit);
        }

        boolean passed() {
            return exit == Exit.DONE && findings.stream().noneMatch(finding -> finding.status() == Finding.Status.OPEN);
        }
    }

    /** A trial and what it is called. */
    private record Named(String name, Trial trial) {}

    /**
     * Takes the eleven steps.
     *
     * @param scratch the server; what is left on it goes when it is closed
     * @param progress hears of each step
     */
    public List<EphemeralStep> run(Scratch scratch, Progress progress) {
        SourceTrials sources = new SourceTrials(files, scratch, progress);
        DatabaseTrials databases = new DatabaseTrials(files, scratch, progress);
        List<Named> trials = List.of(
                new Named("files, lock file, text", sources::files),
                new Named("fresh run, direct", databases::direct),
                new Named("fresh run, by Flyway", databases::flyway),
                new Named("second run", databases::again),
                new Named("catalog of every version", () -> sources.catalogs(databases.made())),
                new Named("verdicts", sources::verdicts),
                new Named("rollbacks", sources::rollbacks),
                new Named("upgrades", databases::upgrades),
                new Named("house rules", databases::houseRules),
                new Named("drift", databases::drift),
                new Named("two runners, backup and restore", databases::together));
        List<EphemeralStep> steps = new ArrayList<>();
        boolean goesOn = true;
        for (int i = 0; i < trials.size(); i++) {
            EphemeralStep step = goesOn
                    ? take(i + 1, trials.get(i))
                    : new EphemeralStep(
                            i + 1,
                            trials.get(i).name(),
                            State.NOT_RUN,
                            "step " + steps.size() + " comes first",
                            List.of(),
                            Exit.DONE,
                            Duration.ZERO);
            if (goesOn) {
                progress.say(step.toString());
                goesOn = i >= INDISPENSABLE || step.state() == State.PASSED;
            }
            steps.add(step);
        }
        return steps;
    }

    private static EphemeralStep take(int number, Named named) {
        long begun = System.nanoTime();
        Seen seen = look(named.trial());
        return new EphemeralStep(
                number,
                named.name(),
                seen.passed() ? State.PASSED : State.FAILED,
                seen.result(),
                seen.findings(),
                seen.exit(),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private static Seen look(Trial trial) {
        try {
            return trial.look();
        } catch (RefusedFileException e) {
            return Seen.of("a file cannot be read", e.findings());
        } catch (SchemaRefusedException e) {
            return new Seen(String.valueOf(e.getMessage()), List.of(), e.exit());
        } catch (SchemaFailedException e) {
            return new Seen(String.valueOf(e.getMessage()), List.of(), e.exit());
        } catch (FlywayException e) {
            return new Seen(String.valueOf(e.getMessage()).replaceAll("\\s*\\n\\s*", " "), List.of(), Exit.FAILED);
        } catch (SQLException e) {
            return new Seen("the scratch server does not serve: " + e.getMessage(), List.of(), Exit.NO_TARGET);
        } catch (IOException | UncheckedIOException e) {
            return new Seen("files cannot be written: " + e, List.of(), Exit.FAILED);
        }
    }
}
