package com.pivotalflow.schema.catalog;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Things that others hang on, such as tables with their columns, rules and rights. What hangs on a thing that is missing
 * is missing with it, and what hangs on one that nobody expected is as harmless as that.
 */
final class Carriers {

    private final Set<String> names;

    private Carriers(Set<String> names) {
        this.names = names;
    }

    /** Those among some things that carry others. */
    static Carriers among(Collection<Entry.Key> keys) {
        return new Carriers(keys.stream()
                .filter(key -> key.kind().carriesOthers())
                .map(Entry.Key::object)
                .collect(Collectors.toSet()));
    }

    /** Whether a thing hangs on one of them. */
    boolean carry(Entry.Key key) {
        return key.owners().stream().anyMatch(names::contains);
    }
}
