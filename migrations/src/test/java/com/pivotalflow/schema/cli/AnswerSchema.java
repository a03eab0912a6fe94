package com.pivotalflow.schema.cli;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges documents by the schema file in the jar. It knows the words that file uses and refuses any other, so that a rule
 * written there is never passed over.
 */
final class AnswerSchema {

    private static final String RESOURCE = "/com/pivotalflow/schema/cli/console/answer.schema.json";

    private static final Set<String> WORDS = Set.of(
            "$schema",
            "$id",
            "title",
            "description",
            "type",
            "required",
            "additionalProperties",
            "properties",
            "items",
            "const",
            "enum",
            "pattern");

    private final JsonObject schema = read();
    private final List<String> faults = new ArrayList<>();

    /** Everything about a document that the schema does not admit. */
    List<String> faults(String document) {
        faults.clear();
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            judge(schema, reader.readValue(), "");
        }
        return List.copyOf(faults);
    }

    private void judge(JsonObject rule, JsonValue value, String path) {
        Set<String> unknown = new TreeSet<>(rule.keySet());
        unknown.removeAll(WORDS);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("the schema uses words this judge does not know: " + unknown);
        }
        if (rule.containsKey("const") && !rule.get("const").equals(value)) {
            faults.add(path + " is " + value);
        }
        if (rule.containsKey("enum") && !rule.getJsonArray("enum").contains(value)) {
            faults.add(path + " is " + value);
        }
        if (rule.containsKey("type") && types(rule.get("type")).stream().noneMatch(type -> isOf(type, value))) {
            faults.add(path + " is no " + rule.get("type") + ": " + value);
        }
        if (rule.containsKey("pattern")
                && value instanceof JsonString text
                && !text.getString().matches(rule.getString("pattern"))) {
            faults.add(path + " is " + value);
        }
        if (value instanceof JsonObject object) {
            members(rule, object, path);
        }
        if (value instanceof JsonArray array && rule.containsKey("items")) {
            for (int i = 0; i < array.size(); i++) {
                judge(rule.getJsonObject("items"), array.get(i), path + "/" + i);
            }
        }
    }

    private void members(JsonObject rule, JsonObject object, String path) {
        if (rule.containsKey("required")) {
            rule.getJsonArray("required").getValuesAs(JsonString::getString).stream()
                    .filter(name -> !object.containsKey(name))
                    .forEach(name -> faults.add(path + "/" + name + " is missing"));
        }
        JsonObject known = Objects.requireNonNull(rule.getJsonObject("properties"), path);
        object.forEach((name, value) -> {
            if (known.containsKey(name)) {
                judge(known.getJsonObject(name), value, path + "/" + name);
            } else {
                faults.add(path + "/" + name + " is not admitted");
            }
        });
    }

    private static List<String> types(JsonValue type) {
        return type instanceof JsonArray several
                ? several.getValuesAs(JsonString::getString)
                : List.of(((JsonString) type).getString());
    }

    private static boolean isOf(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "null" -> value == JsonValue.NULL;
            default -> throw new IllegalStateException("no type this judge knows: " + type);
        };
    }

    private static JsonObject read() {
        try (InputStream stream = AnswerSchema.class.getResourceAsStream(RESOURCE);
                JsonReader reader = Json.createReader(Objects.requireNonNull(stream, RESOURCE))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
