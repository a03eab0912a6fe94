package com.pivotalflow.identity;

import java.util.List;

/**
 * Whether the caller holds permissions.
 *
 * @param results in the order of the question
 */
public record PermissionCheck(List<Result> results) {

    public PermissionCheck {
        results = List.copyOf(results);
    }

    /**
     * One of them.
     *
     * @param permission its name
     * @param granted whether the caller holds it
     */
    public record Result(String permission, boolean granted) {}
}
