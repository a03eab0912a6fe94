package com.pivotalflow.export;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180: a line of names, cells parted by commas, lines that end with CR LF, quotes where a cell has one of these or a
 * quote. A cell that a spreadsheet would take for a formula begins with an apostrophe, and with one more if it had some
 * already, so that whoever takes one away has what was there.
 */
final class CsvForm implements RowForm {

    private static final String END_OF_LINE = "\r\n";
    private static final String FORMULA = "=+-@\t";
    private static final String NEEDS_QUOTES = ",\"\r\n";

    @Override
    public String begin(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    @Override
    public String row(List<Column> columns, ExportRow row, boolean isFirst) {
        return row.cells().stream().map(CsvForm::cell).collect(Collectors.joining(",", "", END_OF_LINE));
    }

    @Override
    public String end() {
        return "";
    }

    /** The text of a cell; nothing for null. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain = isFormula(text) ? "'" + text : text;
        boolean isQuoted = plain.chars().anyMatch(letter -> NEEDS_QUOTES.indexOf(letter) >= 0);
        return isQuoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private static boolean isFormula(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) == '\'') {
            first++;
        }
        return first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}
