package com.pivotalflow.imports;

import com.pivotalflow.organization.Caller;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has to import.
 *
 * @param id the import
 * @param author who sent the file, with those rights that count
 * @param order what to do
 * @param format how the file is written
 * @param size of the file in bytes
 * @param stored which rows were stored already, by this import or by one of the same file before; the first row is bit 0
 * @param earlier how many of them others stored
 * @param refused how many rows an earlier attempt refused that came to its end, so that only the report is missing; null
 *     while none did
 */
record ImportTask(
        UUID id,
        Caller author,
        ImportOrder order,
        ImportFormat format,
        int size,
        BitSet stored,
        int earlier,
        @Nullable Integer refused) {

    /** How many rows earlier attempts of this import stored. */
    int resumed() {
        return stored.cardinality() - earlier;
    }

    boolean isAtOnce() {
        return order.dryRun() || order.mode() == ImportMode.ALL_OR_NOTHING;
    }
}
