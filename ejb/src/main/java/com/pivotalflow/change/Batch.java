package com.pivotalflow.change;

import com.pivotalflow.problem.FieldError;
import java.util.List;
import java.util.UUID;

/**
 * What became of records that were to be made together: the right ones were, the others were not.
 *
 * @param errors of each record that was given, in that order, with pointers into it; empty where it was made
 * @param made ids of the new records
 * @param yielded ids of records that gave way to new ones
 */
public record Batch(List<List<FieldError>> errors, List<UUID> made, List<UUID> yielded) {

    public Batch {
        errors = errors.stream().map(List::copyOf).toList();
        made = List.copyOf(made);
        yielded = List.copyOf(yielded);
    }
}
