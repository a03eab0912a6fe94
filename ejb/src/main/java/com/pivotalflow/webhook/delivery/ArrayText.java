package com.pivotalflow.webhook.delivery;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as the text of an array, since the driver is told no type of an empty one. */
final class ArrayText {

    private ArrayText() {}

    /**
     * What each of some things has.
     *
     * @param value gives an id, a number or an instant, whose text needs no quotes within an array; null is one
     */
    static <T> String of(Collection<T> things, Function<T, ?> value) {
        return things.stream()
                .map(thing -> String.valueOf(value.apply(thing)))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
