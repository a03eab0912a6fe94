package com.pivotalflow.imports;

import com.pivotalflow.problem.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a file as it is written, not judged yet.
 *
 * @param number its place, from 1; 0 for what is wrong with the file before its first row
 * @param line the line that it begins in, from 1
 * @param members what it states, by name, as {@link RowForms#bind} takes it
 * @param errors why it can't be read; then it has no members
 */
public record SourceRow(int number, long line, Map<String, Object> members, List<FieldError> errors) {

    public SourceRow {
        members = new LinkedHashMap<>(members);
        errors = List.copyOf(errors);
    }

    /** A row that can be read. */
    public static SourceRow of(int number, long line, Map<String, Object> members) {
        return new SourceRow(number, line, members, List.of());
    }

    /** A row that can't be read. */
    public static SourceRow flawed(int number, long line, List<FieldError> errors) {
        return new SourceRow(number, line, Map.of(), errors);
    }
}
