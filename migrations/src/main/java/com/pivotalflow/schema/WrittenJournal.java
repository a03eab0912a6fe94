package com.pivotalflow.schema;

import com.pivotalflow.schema.script.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lock file.
 *
 * @param journalHead the fingerprint of the new journal, 12 digits
 * @param changed the lines that are new or changed, as they stand there
 * @param findings what stands in the way of a release all the same
 * @param file where it was written; null if a script could not be judged and nothing was written
 */
public record WrittenJournal(
        String journalHead,
        List<String> changed,
        List<Finding> findings,
        @Nullable Path file) {

    public WrittenJournal {
        changed = List.copyOf(changed);
        findings = List.copyOf(findings);
    }

    /** Where it was written. */
    public Optional<Path> written() {
        return Optional.ofNullable(file);
    }
}
