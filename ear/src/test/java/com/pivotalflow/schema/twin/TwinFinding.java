package com.pivotalflow.schema.twin;

import com.pivotalflow.schema.catalog.Entry;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/**
 * One thing that scripts and entities say differently.
 *
 * @param rule in which way
 * @param object what it is about
 * @param schema what the scripts say
 * @param entity what the entities say
 */
record TwinFinding(TwinRule rule, Entry.Key object, String schema, String entity) {

    /** What either side says where it says nothing. */
    static final String NOTHING = "nothing";

    /** Three lines: rule and object, then each side. */
    String text() {
        return "%s: %s%n    scripts   %s%n    entities  %s".formatted(rule, object, schema, entity);
    }

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("rule", rule.toString())
                .add("object", object.toString())
                .add("scripts", schema)
                .add("entities", entity)
                .build();
    }
}
