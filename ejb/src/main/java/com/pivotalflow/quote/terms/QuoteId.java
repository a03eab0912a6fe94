package com.pivotalflow.quote.terms;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a quote in its organization.
 *
 * @param value a UUID of version 7
 */
public record QuoteId(UUID value) {

    public QuoteId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
