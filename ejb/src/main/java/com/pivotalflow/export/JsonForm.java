package com.pivotalflow.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One array of objects, a line each; members without a value are left out. */
final class JsonForm implements RowForm {

    @Override
    public String begin(List<Column> columns) {
        return "[";
    }

    @Override
    public String row(List<Column> columns, ExportRow row, boolean isFirst) {
        StringBuilder object = new StringBuilder(isFirst ? "\n{" : ",\n{");
        boolean isFirstMember = true;
        for (int i = 0; i < columns.size(); i++) {
            @Nullable String cell = row.cells().get(i);
            if (cell != null) {
                object.append(isFirstMember ? "\"" : ",\"");
                object.append(columns.get(i).name()).append("\":");
                append(object, cell, columns.get(i).isNumber());
                isFirstMember = false;
            }
        }
        return object.append('}').toString();
    }

    @Override
    public String end() {
        return "\n]\n";
    }

    private static void append(StringBuilder object, String cell, boolean isNumber) {
        if (isNumber) {
            object.append(cell);
        } else {
            object.append('"');
            JsonStringEncoder.getInstance().quoteAsString(cell, object);
            object.append('"');
        }
    }
}
