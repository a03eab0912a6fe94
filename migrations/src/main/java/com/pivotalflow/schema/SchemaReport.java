package com.pivotalflow.schema;

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
 * @param took the whole run
 */
public record SchemaReport(
        SchemaVersion from, SchemaVersion to, List<AppliedScript> applied, int checked, Duration took) {

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
        return nothingToDo()
                ? String.format(Locale.ROOT, "schema at %s, nothing to do: %d checksums, %.1f s", to, checked, seconds)
                : String.format(Locale.ROOT, "schema at %s: %d applied, %.1f s", to, applied.size(), seconds);
    }
}
