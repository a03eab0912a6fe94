package com.pivotalflow.schema.guard.sample;

import com.pivotalflow.schema.guard.expression.Missing;
import com.pivotalflow.schema.guard.expression.Row;
import com.pivotalflow.schema.guard.expression.ValueKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row in the making, its values as the server takes them in. */
final class Draft implements Row {

    private final List<SampleColumn> columns;
    private final Map<String, Integer> places;
    private final @Nullable String[] texts;
    private final Object[] values;

    /** A row of NULLs. */
    Draft(List<SampleColumn> columns, Map<String, Integer> places) {
        this.columns = columns;
        this.places = places;
        this.texts = new String[columns.size()];
        this.values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).written() ? Missing.NULL : Missing.UNKNOWN;
        }
    }

    private Draft(Draft other) {
        this.columns = other.columns;
        this.places = other.places;
        this.texts = other.texts.clone();
        this.values = other.values.clone();
    }

    /** The same once more. */
    Draft copy() {
        return new Draft(this);
    }

    @Nullable
    String get(int place) {
        return texts[place];
    }

    void set(int place, @Nullable String text) {
        SampleColumn column = columns.get(place);
        texts[place] = text;
        values[place] = text != null ? parse(column, text) : column.written() ? Missing.NULL : Missing.UNKNOWN;
    }

    private static Object parse(SampleColumn column, String text) {
        // Labels are ordered as declared, not as texts, so only the server compares them.
        return column.isEnum() && column.kind() == ValueKind.OTHER
                ? Missing.UNKNOWN
                : column.kind().parse(text);
    }

    @Override
    public Object value(String column) {
        Integer place = places.get(column);
        return place == null ? Missing.UNKNOWN : values[place];
    }
}
