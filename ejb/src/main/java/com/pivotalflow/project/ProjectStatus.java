package com.pivotalflow.project;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** How far a project has come. */
public enum ProjectStatus {
    /** Not begun. */
    PLANNED("planned"),

    /** Being worked on. */
    ACTIVE("active"),

    /** Interrupted. */
    ON_HOLD("on_hold"),

    /** Done. */
    COMPLETED("completed"),

    /** Given up. */
    CANCELLED("cancelled");

    private final String wireName;

    ProjectStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The status with this name, compared exactly. */
    public static Optional<ProjectStatus> parse(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName.equals(wireName))
                .findFirst();
    }
}
