package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.run.AppliedScript;
import com.pivotalflow.schema.run.RunResult;
import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run did.
 *
 * @param from where the database was
 * @param to where it is now; what the build expects, unless the run was to end before
 * @param journal the head of the build's journal, 12 digits
 * @param applied the scripts that were applied, in order
 * @param pending the scripts that are left, {@code V0013} or {@code R views}; only of a run that was to end before
 * @param checked how many scripts of the history agree with the build, the applied ones included
 * @param objects how many things of the schema were compared with what the scripts make
 * @param drift in what the schema is still different; empty unless the run was told to go on with it
 * @param took the whole run
 */
public record SchemaReport(
        SchemaVersion from,
        SchemaVersion to,
        String journal,
        List<AppliedScript> applied,
        List<String> pending,
        int checked,
        int objects,
        Difference drift,
        Duration took) {

    public SchemaReport {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }

    static SchemaReport of(RunResult result, String journal) {
        return new SchemaReport(
                result.from(),
                result.to(),
                journal,
                result.applied(),
                result.pending(),
                result.checked(),
                result.objects(),
                result.drift(),
                result.took());
    }

    /** Whether the database already was what the build expects. */
    public boolean nothingToDo() {
        return applied.isEmpty() && pending.isEmpty();
    }

    /** One line for a log or a terminal. */
    public String summary() {
        double seconds = took.toMillis() / 1000.0;
        if (!nothingToDo()) {
            String left = pending.isEmpty() ? "" : ", " + pending.size() + " pending";
            return String.format(
                    Locale.ROOT,
                    "schema at %s: %d applied%s, %s, %.1f s",
                    to,
                    applied.size(),
                    left,
                    drift.summary(),
                    seconds);
        }
        String compared =
                String.format(Locale.ROOT, "%,d objects", objects) + (drift.none() ? "" : ", " + drift.summary());
        return String.format(
                Locale.ROOT, "schema at %s, nothing to do: %d checksums, %s, %.1f s", to, checked, compared, seconds);
    }
}
