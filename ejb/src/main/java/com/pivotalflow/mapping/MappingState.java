package com.pivotalflow.mapping;

import java.util.List;

/**
 * What the persistence provider finds wrong with the schema.
 *
 * @param ok whether every entity fits
 * @param messages what does not, in the provider's words; it stops at the first
 */
public record MappingState(boolean ok, List<String> messages) {

    public MappingState {
        messages = List.copyOf(messages);
    }
}
