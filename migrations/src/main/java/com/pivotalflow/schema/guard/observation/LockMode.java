package com.pivotalflow.schema.guard.observation;

import java.util.Locale;

/** Locks of relations that matter, from weakest to strongest. */
public enum LockMode {
    /** A writer's lock. */
    ROW_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /** Reads a mode as {@code pg_locks} writes it, {@code ShareRowExclusiveLock}. */
    static LockMode parse(String text) {
        String words = text.replaceFirst("Lock$", "").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return valueOf(words.toUpperCase(Locale.ROOT));
    }

    /** Whether writers wait for it. */
    public boolean blocksWriters() {
        return this != ROW_EXCLUSIVE;
    }

    /** Whether readers wait for it, too. */
    public boolean blocksReaders() {
        return this == ACCESS_EXCLUSIVE;
    }

    @Override
    public String toString() {
        return name().replace('_', ' ');
    }
}
