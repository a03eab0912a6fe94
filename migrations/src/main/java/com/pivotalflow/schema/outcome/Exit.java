package com.pivotalflow.schema.outcome;

import java.util.Collection;
import java.util.List;

/**
 * How a command ends, as scripts of operators read it. The numbers are part of the interface of the command line
 * ({@code migrations.md} 15) and never change their meaning.
 */
public enum Exit {
    /** Done, or nothing to do. */
    DONE(0),
    /** Rules are broken; nothing was to be changed. */
    FINDINGS(1),
    /** The command itself was wrong. */
    USAGE(2),
    /** A confirmation, a key or a copy is lacking. */
    UNCONFIRMED(3),
    /** The live schema is not the expected one. */
    DRIFT(4),
    /** No database that can be used. */
    NO_TARGET(5),
    /** Another runner is at work, or locks were not to be had in time. */
    LOCKED(6),
    /** A script, a copy or a restore failed; the text says in what state things are. */
    FAILED(7),
    /** Files, lock file and history do not agree. */
    JOURNAL(8);

    /** Which one a command ends with if several hold: the one to look at first. */
    private static final List<Exit> ORDER =
            List.of(USAGE, NO_TARGET, JOURNAL, DRIFT, UNCONFIRMED, LOCKED, FAILED, FINDINGS);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** What the process ends with. */
    public int code() {
        return code;
    }

    /** The one that is told of several, {@link #DONE} of none. */
    public static Exit of(Collection<Exit> several) {
        return ORDER.stream().filter(several::contains).findFirst().orElse(DONE);
    }
}
