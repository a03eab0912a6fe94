package com.pivotalflow.schema.guard.observation;

/**
 * What an event trigger heard.
 *
 * @param statement number of the statement; 0 if it is not known
 * @param kind what happened
 * @param catalog where the object is listed, {@code pg_class}
 * @param object its OID
 * @param sub number of a column; 0 for the whole object
 * @param tag the command, {@code ALTER TABLE}
 * @param identity how the server calls the object
 * @param original whether a drop named it; otherwise it went with something
 * @param reason bits of why a table was written again
 */
public record Event(
        int statement,
        Kind kind,
        String catalog,
        long object,
        int sub,
        String tag,
        String identity,
        boolean original,
        int reason) {

    /** What happened. */
    public enum Kind {
        COMMAND,
        DROP,
        REWRITE
    }

    /** Written again because it became logged or unlogged. */
    public static final int PERSISTENCE = 1;

    /** Written again because new values were computed. */
    public static final int VALUES = 2;

    /** Written again for another type. */
    public static final int TYPE = 4;

    /** Written again for another way to store. */
    public static final int METHOD = 8;

    /** Whether it was written again for this reason. */
    public boolean because(int bit) {
        return kind == Kind.REWRITE && (reason & bit) != 0;
    }
}
