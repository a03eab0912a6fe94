package com.pivotalflow.export;

import java.util.List;

/**
 * What a worker has to write.
 *
 * @param report whose rows
 * @param format in which form
 * @param range which rows
 * @param rows how many there are about now
 */
record ExportTask(Report report, ExportFormat format, RowRange range, int rows) {

    List<Column> columns() {
        return report.columns();
    }
}
