package com.pivotalflow.organization;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** Makes identifiers: UUIDs of version 7, so that new rows go to the right edge of every index. */
public final class Ids {

    private Ids() {}

    /** A new identifier, greater than the ones made before it in this process. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** Not greater than any identifier made at an instant or later, and greater than all made a millisecond before. */
    public static UUID atLeastSince(Instant instant) {
        return UuidCreator.getTimeOrderedEpochMin(instant);
    }
}
