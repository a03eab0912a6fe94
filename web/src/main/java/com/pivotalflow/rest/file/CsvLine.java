package com.pivotalflow.rest.file;

import java.util.List;

/**
 * A line of CSV; within quotes it may have several.
 *
 * @param number of the line that it begins in, from 1
 * @param cells their texts, without quotes
 * @param isLastQuoted whether the last cell began with a quote
 */
record CsvLine(long number, List<String> cells, boolean isLastQuoted) {

    CsvLine {
        cells = List.copyOf(cells);
    }
}
