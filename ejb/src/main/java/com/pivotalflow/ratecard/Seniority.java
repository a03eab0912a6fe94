package com.pivotalflow.ratecard;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Level of a trade role. */
public enum Seniority {
    /** Beginner. */
    JUNIOR("junior"),

    /** Works alone on known ground. */
    INTERMEDIATE("intermediate"),

    /** Works alone. */
    SENIOR("senior"),

    /** Leads others. */
    LEAD("lead"),

    /** Leads a trade. */
    PRINCIPAL("principal");

    private final String wireName;

    Seniority(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The level with this name, compared exactly. */
    public static Optional<Seniority> parse(String wireName) {
        return Arrays.stream(values())
                .filter(level -> level.wireName.equals(wireName))
                .findFirst();
    }
}
