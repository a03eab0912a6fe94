package com.pivotalflow.metadata;

import java.util.Objects;

/** Labels of a single statement, past any entity: read as text, {@code CAST(metadata AS text)}, and written as such. */
public final class StoredLabels {

    private static final MetadataConverter CONVERTER = new MetadataConverter();

    private StoredLabels() {}

    /** The labels written as JSON. */
    public static Metadata parse(String json) {
        return Objects.requireNonNullElseGet(CONVERTER.convertToEntityAttribute(json), Metadata::none);
    }

    /**
     * The labels as JSON, for {@code CAST(:labels AS jsonb)}.
     *
     * @throws ForbiddenLabelsException when business values are among them
     */
    public static String text(Metadata labels) {
        return Objects.requireNonNull(CONVERTER.convertToDatabaseColumn(labels));
    }
}
