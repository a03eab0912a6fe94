package com.pivotalflow.rest.file;

import com.pivotalflow.imports.RowShape;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.rest.json.CommandColumn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The columns of a file, in its order, as its first line names them. */
final class CsvHeader {

    /** Exports have it; files that were exported can be imported as they are. */
    private static final String PASSED_OVER = "createdAt";

    private final List<Optional<CommandColumn>> columns;

    private CsvHeader(List<Optional<CommandColumn>> columns) {
        this.columns = columns;
    }

    /** How many cells a line has. */
    int size() {
        return columns.size();
    }

    /** The column at a place; empty for one that is passed over. */
    Optional<CommandColumn> column(int place) {
        return columns.get(place);
    }

    /** The column that holds what a pointer leads to. */
    Optional<String> columnOf(String pointer) {
        return columns.stream()
                .flatMap(Optional::stream)
                .filter(column -> pointer.equals(column.pointer()) || pointer.startsWith(column.pointer() + "/"))
                .map(CommandColumn::name)
                .findFirst();
    }

    /**
     * Reads the first line.
     *
     * @param errors where to say what is wrong with it
     */
    static CsvHeader of(CsvLine line, RowShape shape, List<FieldError> errors) {
        Map<String, CommandColumn> known = new LinkedHashMap<>();
        CommandColumn.of(shape.command()).forEach(column -> known.put(column.name(), column));
        shape.names().forEach(name -> known.put(name, CommandColumn.ofText(name)));
        List<Optional<CommandColumn>> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : line.cells()) {
            String name = cell.strip();
            columns.add(Optional.ofNullable(known.get(name)));
            if (!seen.add(name)) {
                errors.add(new FieldError("/" + name, "COLUMN_DUPLICATE", "Two columns have this name."));
            } else if (name.indexOf(CsvLines.NO_TEXT) >= 0) {
                errors.add(CsvRows.noText(""));
            } else if (!known.containsKey(name) && !name.equals(PASSED_OVER)) {
                errors.add(unknown(name, shape));
            }
        }
        known.values().stream()
                .filter(column -> column.isRequired() && !seen.contains(column.name()))
                .filter(column -> !shape.replaced().contains(column.name()))
                .forEach(column ->
                        errors.add(new FieldError(column.pointer(), "REQUIRED", "A column of this name is required.")));
        return new CsvHeader(columns);
    }

    private static FieldError unknown(String name, RowShape shape) {
        ServerOwned owned = shape.command().getAnnotation(ServerOwned.class);
        return owned != null && Set.of(owned.value()).contains(name)
                ? new FieldError("/" + name, "FIELD_READ_ONLY", "This member is set by the server and can't be sent.")
                : new FieldError("/" + name, "UNKNOWN_FIELD", "There is no such column.");
    }
}
