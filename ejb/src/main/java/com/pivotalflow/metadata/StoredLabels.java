package com.pivotalflow.metadata;

import java.util.Objects;

/** Reads labels that a query selected as text, {@code CAST(metadata AS text)}, past the entity. */
public final class StoredLabels {

    private static final MetadataConverter CONVERTER = new MetadataConverter();

    private StoredLabels() {}

    /** The labels written as JSON. */
    public static Metadata parse(String json) {
        return Objects.requireNonNullElseGet(CONVERTER.convertToEntityAttribute(json), Metadata::none);
    }
}
