package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import java.util.ArrayList;
import java.util.List;

/** Findings while they are found, and a count of what was left to the schema. */
final class Findings {

    private final List<TwinFinding> found = new ArrayList<>();
    private final SchemaAlone alone = new SchemaAlone();

    /** Both sides know the object. */
    void differ(TwinRule rule, Entry object, String scripts, String entities) {
        found.add(new TwinFinding(rule, object.key(), scripts, entities));
    }

    /** Only the scripts know it. */
    void unmapped(TwinRule rule, Entry object) {
        differ(rule, object, object.definition(), TwinFinding.NOTHING);
    }

    /** Only the entities know it. */
    void missing(TwinRule rule, Entry object) {
        differ(rule, object, TwinFinding.NOTHING, object.definition());
    }

    SchemaAlone alone() {
        return alone;
    }

    List<TwinFinding> found() {
        return List.copyOf(found);
    }
}
