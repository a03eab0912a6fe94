package com.pivotalflow.exchange;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an exchange rate.
 *
 * @param value a UUID of version 7
 */
public record ExchangeRateId(UUID value) {

    public ExchangeRateId {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
