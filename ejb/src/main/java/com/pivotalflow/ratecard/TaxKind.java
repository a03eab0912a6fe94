package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What kind of supply a tax class stands for. */
public enum TaxKind {
    /** The usual rate. */
    STANDARD("standard"),

    /** A lower rate. */
    REDUCED("reduced"),

    /** Taxable at a rate of zero. */
    ZERO("zero"),

    /** Not taxed at all, which needs a reason on the line. */
    EXEMPT("exempt");

    private final String wireName;

    TaxKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Whether a rate of it can be other than zero. */
    boolean isTaxed() {
        return this == STANDARD || this == REDUCED;
    }

    /** The kind with this name, compared exactly. */
    public static Optional<TaxKind> parse(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
