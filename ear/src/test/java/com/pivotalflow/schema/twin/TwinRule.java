package com.pivotalflow.schema.twin;

import java.util.Locale;

/** In which way scripts and entities can say different things. */
enum TwinRule {
    /** An entity's table, or a sequence or type it needs, is in no script. */
    MISSING_TABLE,
    MISSING_OBJECT,
    VIEW_FOR_TABLE,
    /** Unlogged, partitioned, foreign or below another. */
    OTHER_TABLE,
    UNMAPPED_TABLE,
    UNMAPPED_OBJECT,
    MISSING_COLUMN,
    UNMAPPED_COLUMN,
    /** A row can't be written without it. */
    UNMAPPED_REQUIRED_COLUMN,
    /** Another type, precision, scale or collation. */
    TYPE,
    LENGTH,
    NULLABILITY,
    /** The entity states what is stored where nothing is stated, and the scripts state another or none. */
    DEFAULT,
    GENERATED,
    /** The entity writes a column that the database writes. */
    WRITTEN_GENERATED,
    PRIMARY_KEY,
    UNIQUE_KEY,
    FOREIGN_KEY,
    DELETE_ACTION,
    /** A plain id and its foreign key name different tables, or there is no key. */
    REFERENCE,
    INDEX,
    CHECK,
    CLOSED_SET,
    /** A rule that the rows there may break. */
    NOT_VALID,
    TRIGGER,
    GRANT,
    VERSION;

    /** Lower case with hyphens, as the file of exceptions writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
