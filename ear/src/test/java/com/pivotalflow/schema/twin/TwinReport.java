package com.pivotalflow.schema.twin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a comparison found.
 *
 * @param findings sorted by rule and object
 * @param alone how much of each sort no mapping can say, which was not compared
 * @param tables how many tables the entities have
 * @param unusedReferences attributes whose table was stated although no key asks for it
 */
record TwinReport(List<TwinFinding> findings, Map<String, Integer> alone, int tables, List<String> unusedReferences) {

    TwinReport {
        findings = List.copyOf(findings);
        alone = Collections.unmodifiableSortedMap(new TreeMap<>(alone));
        unusedReferences = List.copyOf(unusedReferences);
    }

    /** {@code 19 tables of entities, 2 differences}. */
    String summary() {
        return tables + " tables of entities, " + findings.size() + " differences";
    }

    /** One paragraph for each finding, then what was not compared. */
    String text() {
        return findings.stream().map(TwinFinding::text).collect(Collectors.joining("\n", summary() + "\n", "\n"))
                + alone.entrySet().stream()
                        .map(sort -> sort.getValue() + " " + sort.getKey())
                        .collect(Collectors.joining(", ", "of the schema alone: ", ""));
    }

    JsonObject json() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        findings.forEach(finding -> array.add(finding.json()));
        JsonObjectBuilder counts = Json.createObjectBuilder();
        alone.forEach(counts::add);
        return Json.createObjectBuilder()
                .add("ok", findings.isEmpty())
                .add("tables", tables)
                .add("findings", array)
                .add("schemaAlone", counts)
                .build();
    }
}
