package com.pivotalflow.schema.guard.snapshot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param relation OID of what it belongs to
 * @param number its number, which survives a change of name
 * @param name as SQL writes it
 * @param plain its name without quotes
 * @param type with its limits, {@code character varying(20)}
 * @param typeOid OID of the type
 * @param notNull whether NULL is refused by the column itself
 * @param defaultText its default or, if it is generated, its expression; null if it has none
 * @param identity {@code a} or {@code d}; a blank if it is none
 * @param generated {@code s}; a blank if it is not
 * @param local false if it only comes from a parent
 * @param missing what rows that were there before the column read; null if NULL or if each row has its own
 */
public record Column(
        long relation,
        int number,
        String name,
        String plain,
        String type,
        long typeOid,
        boolean notNull,
        @Nullable String defaultText,
        char identity,
        char generated,
        boolean local,
        @Nullable String missing) {

    /** Its default or generating expression, if it has one. */
    public Optional<String> expression() {
        return Optional.ofNullable(defaultText);
    }

    /** Whether it numbers its rows. */
    public boolean isIdentity() {
        return identity != ' ';
    }

    /** Whether its values are computed from others. */
    public boolean isGenerated() {
        return generated != ' ';
    }

    /** Whether PostgreSQL puts a value there when nobody gives one. */
    public boolean fillsItself() {
        return defaultText != null || isIdentity() || isGenerated();
    }
}
