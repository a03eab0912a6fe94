package com.pivotalflow.schema.guard.observation;

import com.pivotalflow.schema.guard.snapshot.Snapshot;
import com.pivotalflow.schema.script.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was seen while a script ran.
 *
 * @param script which one
 * @param before the catalog before it
 * @param after the catalog after it; the same if it was rolled back
 * @param steps its statements as they ran
 * @param events what the event triggers heard
 * @param rows what became of the rows of old tables, by OID; tables whose rows are what they were are left out
 * @param values how many values each old column held, by name of the column with its table
 * @param nested statements that ran inside of others
 * @param settings what the session was left as, by name, where it differs
 * @param dirty documents with forbidden keys that did not hold them before, by name of the column with its table
 * @param failed why it ended early; null if it did not
 */
public record Observation(
        Script script,
        Snapshot before,
        Snapshot after,
        List<Step> steps,
        List<Event> events,
        Map<Long, RowChange> rows,
        Map<String, Integer> values,
        List<String> nested,
        Map<String, String> settings,
        Map<String, Integer> dirty,
        @Nullable Failure failed) {

    /** Why it ended early. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failed);
    }

    /** Rows of a table that the whole script touched. */
    public Counts touched(long table) {
        return steps.stream()
                .map(step -> step.touched().getOrDefault(table, Counts.NONE))
                .reduce(Counts.NONE, Counts::plus);
    }
}
