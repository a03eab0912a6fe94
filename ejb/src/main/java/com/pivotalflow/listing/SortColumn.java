package com.pivotalflow.listing;

import org.jspecify.annotations.Nullable;

/**
 * A column that a list can be sorted by.
 *
 * @param expression SQL over the list's own aliases, never null, backed by an index together with the id
 * @param type PostgreSQL type that the text of a cursor is cast to
 * @param then the column that decides between equals, in the same direction, where one name on the wire stands for two
 */
public record SortColumn(
        String expression, String type, @Nullable SortColumn then) {

    /** A column that stands alone. */
    public SortColumn(String expression, String type) {
        this(expression, type, null);
    }
}
