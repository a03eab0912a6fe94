package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a run did.
 *
 * @param from where the database was
 * @param to where it is now, which is what the build expects
 * @param applied the scripts that were applied, in order; empty if there was nothing to do
 * @param checked how many scripts of the history agree with the build, the applied ones included
 * @param objects how many things of the schema were compared with what the scripts make
 * @param drift in what the schema is still different; empty unless the run was told to go on with it
 * @param took the whole run
 */
public record SchemaReport(
        SchemaVersion from,
        SchemaVersion to,
        List<AppliedScript> applied,
        int checked,
        int objects,
        Difference drift,
        Duration took) {

    public SchemaReport {
        applied = List.copyOf(applied);
    }

    /** Whether the database already was what the build expects. */
    public boolean nothingToDo() {
        return applied.isEmpty();
    }

    /** One line for a log or a terminal. */
    public String summary() {
        double seconds = took.toMillis() / 1000.0;
        if (!nothingToDo()) {
            return String.format(
                    Locale.ROOT, "schema at %s: %d applied, %s, %.1f s", to, applied.size(), drift.summary(), seconds);
        }
        String compared =
                String.format(Locale.ROOT, "%,d objects", objects) + (drift.none() ? "" : ", " + drift.summary());
        return String.format(
                Locale.ROOT, "schema at %s, nothing to do: %d checksums, %s, %.1f s", to, checked, compared, seconds);
    }
}
