package com.pivotalflow.schema.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A side of a schema that one query looks at; the queries stand beside this class as {@code schemas.sql} and so on. */
enum Aspect {
    SCHEMAS,
    TABLES,
    COLUMNS,
    CONSTRAINTS,
    INDEXES,
    TRIGGERS,
    POLICIES,
    ROUTINES,
    TYPES,
    VIEWS,
    GRANTS,
    COMMENTS;

    private final String query = read("common.sql") + read(name().toLowerCase(Locale.ROOT) + ".sql");

    /** Answers with object, kind and definition; takes role names and their stand-ins as two arrays. */
    String query() {
        return query;
    }

    private static String read(String resource) {
        try (InputStream stream = Aspect.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
