package com.pivotalflow.ratecard;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies one price of a rate card.
 *
 * @param value a UUID of version 7
 */
public record RateCardItemId(UUID value) {

    public RateCardItemId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
