package com.pivotalflow.listing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows, at most as many as asked for
 * @param next sort key of the last row, by which the following page starts; empty on the last page
 * @param total rows of all pages together; empty unless it was asked for
 * @param <T> a row
 */
public record Page<T>(List<T> items, Optional<List<String>> next, OptionalLong total) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with other rows. */
    public <R> Page<R> map(Function<? super T, ? extends R> toRow) {
        return new Page<>(items.stream().<R>map(toRow).toList(), next, total);
    }
}
