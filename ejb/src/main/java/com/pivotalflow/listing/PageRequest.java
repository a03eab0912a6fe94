package com.pivotalflow.listing;

import java.util.List;
import java.util.Optional;

/**
 * Which page of a list.
 *
 * @param sort sort terms as on the wire, such as {@code -createdAt,quoteNumber}; blank means the list's default
 * @param after sort key of the row before the page, as {@link Page#next()} gave it; empty for the first page
 * @param limit most rows, 1 to 200
 * @param withTotal whether all rows of the list are counted too, which costs a statement more
 */
public record PageRequest(String sort, Optional<List<String>> after, int limit, boolean withTotal) {

    /** Most rows of a page. */
    public static final int MOST_ROWS = 200;

    /** Rows of a page when the request does not say. */
    public static final int USUAL_ROWS = 50;

    public PageRequest {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("A page has 1 to %d rows".formatted(MOST_ROWS));
        }
    }

    /** The first page in the list's default order. */
    public static PageRequest first() {
        return new PageRequest("", Optional.empty(), USUAL_ROWS, false);
    }
}
