package com.pivotalflow.schema;

import com.pivotalflow.schema.script.SchemaVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The committed catalog beside the one that the scripts make.
 *
 * @param head the newest version
 * @param gone lines of the committed file that the scripts do not make
 * @param added lines that they make and the file lacks
 * @param file where the new one was written; null if nothing was
 */
public record CatalogReport(
        SchemaVersion head,
        List<String> gone,
        List<String> added,
        @Nullable Path file) {

    public CatalogReport {
        gone = List.copyOf(gone);
        added = List.copyOf(added);
    }

    /** Whether the committed file says what the scripts make. */
    public boolean same() {
        return gone.isEmpty() && added.isEmpty();
    }

    /** Where the new one was written. */
    public Optional<Path> written() {
        return Optional.ofNullable(file);
    }
}
