package com.pivotalflow.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids as the application makes them, UUID version 7. */
public final class Ids {

    private Ids() {}

    /** A new one. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
