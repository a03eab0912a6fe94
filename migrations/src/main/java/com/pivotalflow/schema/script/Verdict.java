package com.pivotalflow.schema.script;

import java.util.Locale;

/** What a script does to what is stored, promised and in use; from harmless to worst. */
public enum Verdict {

    /** Nothing stored or guaranteed is lost or changed, and nobody waits for work that grows with the data. */
    SAFE,

    /** Others are kept waiting while old rows are read, or the script is certain to fail on them. */
    LOCK_RISK,

    /** The storage of an old table is written again; nothing is lost. */
    REWRITE,

    /** Rows, values or positions of sequences are added or changed. */
    DATA_CHANGE,

    /** Rows, columns, tables, values, rules, rights or names are removed. */
    DESTRUCTIVE;

    /**
     * Reads a word of the lock file.
     *
     * @throws IllegalArgumentException if there is no such verdict
     */
    public static Verdict parse(String word) {
        for (Verdict verdict : values()) {
            if (verdict.toString().equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict: " + word);
    }

    /** Whether two keys given by people are needed before a script of this verdict runs. */
    public boolean needsConfirmation() {
        return compareTo(DATA_CHANGE) >= 0;
    }

    /** As the lock file and every report write it: {@code data-change}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
