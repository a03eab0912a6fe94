package com.pivotalflow.schema.guard.snapshot;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type that stands for itself: enum, domain, composite, range.
 *
 * @param oid what identifies it
 * @param name with its schema, as SQL writes it
 * @param kind {@code e}, {@code d}, {@code c} or {@code r}
 * @param notNull whether a domain refuses NULL
 * @param defaultText a domain's default; null if it has none
 * @param owner the role that owns it
 * @param labels of an enum, by their OIDs
 */
public record Type(
        long oid,
        String name,
        char kind,
        boolean notNull,
        @Nullable String defaultText,
        String owner,
        Map<Long, String> labels) {

    public Type {
        labels = Map.copyOf(labels);
    }

    /** A domain's default. */
    public Optional<String> defaultExpression() {
        return Optional.ofNullable(defaultText);
    }
}
