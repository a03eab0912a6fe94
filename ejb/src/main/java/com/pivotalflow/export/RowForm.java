package com.pivotalflow.export;

import java.util.List;

/** Writes rows in the form of a file; the parts follow each other without anything between. */
interface RowForm {

    /** What stands before the first row. */
    String begin(List<Column> columns);

    /**
     * One row.
     *
     * @param isFirst whether no row is before it
     */
    String row(List<Column> columns, ExportRow row, boolean isFirst);

    /** What stands behind the last row. */
    String end();

    /** The form of a format. */
    static RowForm of(ExportFormat format) {
        return format == ExportFormat.CSV ? new CsvForm() : new JsonForm();
    }
}
