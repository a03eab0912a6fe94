package com.pivotalflow.schema.run;

import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Duration;
import java.util.List;

/**
 * What a rollback did.
 *
 * @param from the version it found
 * @param to the version it left
 * @param scripts the rollback scripts that ran, newest first; if nothing was to be changed, those that would run
 * @param took all of it
 */
public record RollbackResult(SchemaVersion from, SchemaVersion to, List<String> scripts, Duration took) {

    public RollbackResult {
        scripts = List.copyOf(scripts);
    }
}
