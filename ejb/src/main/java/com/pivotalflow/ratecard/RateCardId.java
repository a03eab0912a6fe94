package com.pivotalflow.ratecard;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies a rate card.
 *
 * @param value a UUID of version 7
 */
public record RateCardId(UUID value) {

    public RateCardId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
