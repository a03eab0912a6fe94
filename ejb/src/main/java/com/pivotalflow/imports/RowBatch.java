package com.pivotalflow.imports;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The next few hundred rows of a file.
 *
 * @param rows to be made into records
 * @param flawed that can't be read
 * @param skipped how many were stored before
 */
record RowBatch(List<SourceRow> rows, List<SourceRow> flawed, int skipped) {

    private static final int ROWS = 500;

    static RowBatch read(RowSource source, BitSet stored) {
        List<SourceRow> rows = new ArrayList<>();
        List<SourceRow> flawed = new ArrayList<>();
        int skipped = 0;
        while (rows.size() + flawed.size() + skipped < ROWS) {
            Optional<SourceRow> next = source.next();
            if (next.isEmpty()) {
                break;
            }
            SourceRow row = next.get();
            if (row.number() > 0 && stored.get(row.number() - 1)) {
                skipped++;
            } else if (row.errors().isEmpty()) {
                rows.add(row);
            } else {
                flawed.add(row);
            }
        }
        return new RowBatch(rows, flawed, skipped);
    }

    boolean isEmpty() {
        return rows.isEmpty() && flawed.isEmpty() && skipped == 0;
    }
}
