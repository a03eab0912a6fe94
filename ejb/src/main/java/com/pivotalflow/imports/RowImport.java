package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import java.util.List;
import java.util.UUID;

/** Makes records of one kind from rows. */
interface RowImport {

    /** Which rows become such records. */
    ImportKind resource();

    /** What a row may state. */
    RowShape shape();

    /**
     * Makes records of those rows that nothing is wrong with; they are not in the audit log yet.
     *
     * @param rows that can be read
     * @return what became of each, in that order
     */
    Batch add(ImportTask task, List<SourceRow> rows, RowForms forms);

    /** Writes into the audit log that records were made, and that others gave way. */
    void record(ImportTask task, List<UUID> made, List<UUID> yielded);
}
