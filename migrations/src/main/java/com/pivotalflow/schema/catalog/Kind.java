package com.pivotalflow.schema.catalog;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an entry of a catalog says something about. */
public enum Kind {
    SCHEMA,
    EXTENSION,
    TABLE,
    COLUMN,
    CONSTRAINT,
    INDEX,
    TRIGGER,
    RULE,
    EVENT_TRIGGER,
    POLICY,
    ROUTINE,
    TYPE,
    /** Kind and owner of a view; its options and what it selects are its {@link #QUERY}. */
    VIEW,
    QUERY,
    SEQUENCE,
    /** What one role may do with one object. */
    GRANT,
    COMMENT;

    /** What a repeatable script may change; of grants, those on views and routines. */
    public static final Set<Kind> REPEATABLE =
            Collections.unmodifiableSet(EnumSet.of(VIEW, QUERY, ROUTINE, GRANT, COMMENT));

    /** Reads a kind as the queries and the file write it, such as {@code event trigger}. */
    static Kind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of catalog entry: " + text));
    }

    /** Whether other things hang on one of these and go with it. */
    boolean carriesOthers() {
        return switch (this) {
            case SCHEMA, TABLE, COLUMN, ROUTINE, TYPE, VIEW, SEQUENCE -> true;
            default -> false;
        };
    }

    /** Whether a name of this kind ends with the table it stands on, or, if it is a comment, may do so. */
    boolean standsOnTable() {
        return switch (this) {
            case CONSTRAINT, INDEX, TRIGGER, RULE, POLICY, COMMENT -> true;
            default -> false;
        };
    }

    /** Lower case, words apart. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
