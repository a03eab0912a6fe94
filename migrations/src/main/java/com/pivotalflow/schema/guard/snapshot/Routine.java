package com.pivotalflow.schema.guard.snapshot;

import java.util.List;

/**
 * A function, procedure or aggregate.
 *
 * @param oid what identifies it
 * @param signature with its schema and the types of its arguments
 * @param name the last part of its name
 * @param kind {@code f}, {@code p}, {@code a} or {@code w}
 * @param result what it answers
 * @param arguments with names and defaults
 * @param securityDefiner whether it works with its owner's rights
 * @param settings such as {@code search_path=pg_catalog, pg_temp}
 * @param owner the role that owns it
 * @param body what it does
 */
public record Routine(
        long oid,
        String signature,
        String name,
        char kind,
        String result,
        String arguments,
        boolean securityDefiner,
        List<String> settings,
        String owner,
        String body) {

    public Routine {
        settings = List.copyOf(settings);
    }

    /** Whether names in it mean the same whoever calls it. */
    public boolean fixesPath() {
        return settings.stream().anyMatch(setting -> setting.startsWith("search_path="));
    }
}
