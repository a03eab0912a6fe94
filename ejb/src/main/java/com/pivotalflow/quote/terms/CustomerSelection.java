package com.pivotalflow.quote.terms;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a customer takes of a quote.
 *
 * @param options ids of all optional lines that are wanted
 * @param alternatives id of the line taken, by the code of its group
 */
public record CustomerSelection(
        @Size(max = 1000, message = "{TOO_MANY}") List<UUID> options,
        @Size(max = 20, message = "{TOO_MANY}") Map<String, UUID> alternatives) {

    public CustomerSelection {
        options = List.copyOf(options);
        alternatives = Map.copyOf(alternatives);
    }
}
