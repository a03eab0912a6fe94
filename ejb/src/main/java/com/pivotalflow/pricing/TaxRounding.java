package com.pivotalflow.pricing;

import java.math.RoundingMode;

/** How tax, and only tax, is rounded to the minor unit (specification 8.1). */
public enum TaxRounding {
    /** Half a minor unit goes up. */
    HALF_UP(RoundingMode.HALF_UP),

    /** Half a minor unit goes to the even neighbour. */
    HALF_EVEN(RoundingMode.HALF_EVEN),

    /** Half a minor unit may be disregarded. */
    HALF_DOWN(RoundingMode.HALF_DOWN),

    /** Any part of a minor unit is disregarded. */
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    TaxRounding(RoundingMode mode) {
        this.mode = mode;
    }

    /** The mode of the JDK that does it. */
    public RoundingMode mode() {
        return mode;
    }
}
