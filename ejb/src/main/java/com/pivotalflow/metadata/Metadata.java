package com.pivotalflow.metadata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Labels, tags and display hints that people attach to a record. Never a business value: whatever decides, is filtered,
 * sorted or summed has a typed field of its own.
 *
 * @param labels the members, nested at most 8 deep
 */
public record Metadata(@JsonValue Map<String, Object> labels) {

    private static final Metadata NONE = new Metadata(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Metadata {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** No labels. */
    public static Metadata none() {
        return NONE;
    }

    /** Whether there are no labels. */
    public boolean isEmpty() {
        return labels.isEmpty();
    }
}
