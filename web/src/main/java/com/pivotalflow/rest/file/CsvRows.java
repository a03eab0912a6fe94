package com.pivotalflow.rest.file;

import com.pivotalflow.imports.RowShape;
import com.pivotalflow.imports.RowSource;
import com.pivotalflow.imports.SourceRow;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.rest.json.CommandColumn;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file of CSV with a line of names. An empty cell states nothing. A cell that an export wrote with an
 * apostrophe, so that no spreadsheet takes it for a formula, is read without it.
 */
final class CsvRows implements RowSource {

    private static final Pattern DISARMED = Pattern.compile("'+[=+\\-@\\t].*", Pattern.DOTALL);

    private final CsvLines lines;
    private final RowShape shape;
    private @Nullable CsvHeader header;
    private boolean hasEnded;
    private int number;

    CsvRows(InputStream file, RowShape shape) {
        this.lines = new CsvLines(file);
        this.shape = shape;
    }

    @Override
    public Optional<SourceRow> next() {
        if (hasEnded) {
            return Optional.empty();
        }
        try {
            CsvHeader names = header;
            if (names == null) {
                List<FieldError> errors = new ArrayList<>();
                names = begin(errors);
                header = names;
                if (!errors.isEmpty()) {
                    hasEnded = true;
                    return Optional.of(SourceRow.flawed(0, lines.lastLine(), errors));
                }
            }
            Optional<CsvLine> line = lines.next();
            hasEnded = line.isEmpty();
            CsvHeader columns = names;
            return line.map(cells -> row(cells, columns));
        } catch (UnreadableException e) {
            hasEnded = true;
            return Optional.of(SourceRow.flawed(header == null ? 0 : number + 1, lines.lastLine(), List.of(e.error())));
        }
    }

    @Override
    public Optional<String> column(String pointer) {
        CsvHeader names = header;
        Optional<String> known = names == null ? Optional.empty() : names.columnOf(pointer);
        // A column that nobody knows is told by its own name.
        return known.or(() -> number == 0 && pointer.length() > 1 ? Optional.of(pointer.substring(1)) : known);
    }

    private CsvHeader begin(List<FieldError> errors) throws UnreadableException {
        CsvLine first = lines.next()
                .orElseThrow(() -> new UnreadableException(
                        new FieldError("", "FILE_EMPTY", "The first line of the file names its columns.")));
        return CsvHeader.of(first, shape, errors);
    }

    private SourceRow row(CsvLine line, CsvHeader columns) {
        number++;
        List<FieldError> errors = new ArrayList<>();
        int count = line.cells().size();
        if (count != columns.size()) {
            errors.add(new FieldError(
                    "",
                    count < columns.size() ? "CELLS_MISSING" : "CELLS_TOO_MANY",
                    "The row has %d cells, the first line has %d.".formatted(count, columns.size())));
        } else if (line.cells().stream().mapToInt(String::length).sum() > RowText.LONGEST) {
            errors.add(new FieldError("", "ROW_TOO_LONG", "A row has at most " + RowText.LONGEST + " characters."));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < count && errors.isEmpty(); i++) {
            String cell = line.cells().get(i);
            Optional<CommandColumn> column = columns.column(i);
            if (!cell.isEmpty() && column.isPresent()) {
                put(cell, column.get(), members, errors);
            }
        }
        return errors.isEmpty()
                ? SourceRow.of(number, line.number(), members)
                : SourceRow.flawed(number, line.number(), errors);
    }

    private static void put(String cell, CommandColumn column, Map<String, Object> members, List<FieldError> errors) {
        if (cell.indexOf(CsvLines.NO_TEXT) >= 0) {
            errors.add(noText(column.pointer()));
            return;
        }
        try {
            column.put(members, DISARMED.matcher(cell).matches() ? cell.substring(1) : cell);
        } catch (DomainException e) {
            errors.add(new FieldError(column.pointer(), e.code(), e.detail()));
        }
    }

    static FieldError noText(String pointer) {
        return new FieldError(pointer, "CHARSET_INVALID", "It is not text in UTF-8.");
    }
}
