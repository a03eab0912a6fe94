package com.pivotalflow.quote.terms;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * The lines of a quote in another order.
 *
 * @param order the id of every line of the quote, each once, in the order that is wanted
 */
public record ReorderLines(
        @Size(max = 1000, message = "{LINES_TOO_MANY}") List<UUID> order) {

    public ReorderLines {
        order = List.copyOf(order);
    }
}
