package com.pivotalflow.schema.run;

import com.pivotalflow.schema.catalog.Difference;
import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param from where the database was
 * @param to where it is now
 * @param applied the scripts that were applied, in order
 * @param pending the keys of those that are left, because the run was told to stop before them
 * @param checked how many scripts of the history agree with the build, the applied ones included
 * @param objects how many things of the schema were compared
 * @param drift in what it is still different
 * @param took the whole run
 */
public record RunResult(
        SchemaVersion from,
        SchemaVersion to,
        List<AppliedScript> applied,
        List<String> pending,
        int checked,
        int objects,
        Difference drift,
        Duration took) {

    public RunResult {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }
}
