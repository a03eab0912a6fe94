package com.pivotalflow.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place in the requests of an operation where an id stands.
 *
 * @param where which part of the request
 * @param name of the variable or parameter, or the pointer of the member
 * @param kind what it is the id of
 */
record IdPlace(Where where, String name, Kind kind) {

    /** Which part of the request. */
    enum Where {
        PATH,
        QUERY,
        BODY
    }

    /** All places of an operation, as the description tells them. */
    static List<IdPlace> of(String path, JsonNode operation, JsonNode document) {
        List<IdPlace> places = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (isId(parameter.path("schema"))) {
                String name = parameter.path("name").asText();
                Where where = parameter.path("in").asText().equals("path") ? Where.PATH : Where.QUERY;
                places.add(new IdPlace(where, name, Kind.of(path, name)));
            }
        }
        Set<String> pointers = new TreeSet<>();
        operation
                .path("requestBody")
                .path("content")
                .forEach(media -> collect(media.path("schema"), "", document, pointers));
        pointers.forEach(pointer -> places.add(new IdPlace(Where.BODY, pointer, Kind.of(path, pointer))));
        return places;
    }

    private static void collect(JsonNode schema, String pointer, JsonNode document, Set<String> pointers) {
        if (isId(schema)) {
            pointers.add(pointer);
        }
        if (schema.has("$ref")) {
            collect(document.at(schema.path("$ref").asText().substring(1)), pointer, document, pointers);
        }
        schema.path("anyOf").forEach(choice -> collect(choice, pointer, document, pointers));
        if (schema.has("items")) {
            collect(schema.path("items"), pointer + "/0", document, pointers);
        }
        schema.path("properties")
                .properties()
                .forEach(member -> collect(member.getValue(), pointer + "/" + member.getKey(), document, pointers));
    }

    private static boolean isId(JsonNode schema) {
        return schema.path("format").asText().equals("uuid");
    }

    @Override
    public String toString() {
        return where + " " + name;
    }
}
