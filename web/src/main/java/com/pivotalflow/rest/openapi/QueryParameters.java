package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.listing.PageRequest;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the parameters of an address look like. A filter looks like the member of the answer that it is named after; the
 * others are the same in every list.
 */
final class QueryParameters {

    private static final Pattern COMPARISON = Pattern.compile("(.+)\\[(gt|gte|lt|lte)]");

    private static final Map<String, String> WORDS = Map.of(
            "gt", "Above this.",
            "gte", "This or above.",
            "lt", "Below this.",
            "lte", "This or below.");

    private final Schemas schemas;

    QueryParameters(Schemas schemas) {
        this.schemas = schemas;
    }

    /** All parameters of the path and of the query. */
    List<ObjectNode> of(Route route) {
        Stream<ObjectNode> path =
                route.variables().stream().map(name -> parameter("path", name, true, variable(name), "Which one."));
        Stream<ObjectNode> query =
                route.parameters().stream().map(name -> query(name, route).put("required", route.requires(name)));
        return Stream.concat(path, query).toList();
    }

    private static ObjectNode variable(String name) {
        ObjectNode schema = Schemas.typed("string");
        if (name.equals("date")) {
            return schema.put("format", "date");
        }
        return name.equals("id") || name.endsWith("Id") ? schema.put("format", "uuid") : schema;
    }

    private ObjectNode query(String name, Route route) {
        return switch (name) {
            case "limit" ->
                query(
                        name,
                        Schemas.typed("integer")
                                .put("minimum", 1)
                                .put("maximum", PageRequest.MOST_ROWS)
                                .put("default", PageRequest.USUAL_ROWS),
                        "Most items of the page.");
            case "cursor" ->
                query(name, Schemas.typed("string"), "Member next of the page before, with the same filters and sort.");
            case "includeTotal" ->
                query(
                        name,
                        Schemas.typed("boolean").put("default", false),
                        "Whether the answer has the number of all items.");
            case "sort" ->
                query(name, Schemas.typed("string"), "Members to sort by, joined by commas; - before one descends.");
            case "q" ->
                query(
                        name,
                        Schemas.typed("string").put("minLength", 2).put("maxLength", 100),
                        "Words to look for, without regard to case and accents.");
            default -> filter(name, route);
        };
    }

    private ObjectNode filter(String name, Route route) {
        Matcher comparison = COMPARISON.matcher(name);
        if (comparison.matches()) {
            return query(
                    name,
                    valueOf(comparison.group(1), route),
                    WORDS.getOrDefault(comparison.group(2), "Compared with this."));
        }
        Optional<Class<?>> type = member(name, route).map(RecordComponent::getType);
        if (type.filter(Class::isEnum).isPresent()) {
            ObjectNode values = Schemas.typed("array");
            values.set("items", schemas.of(type.orElseThrow(), Schemas.Direction.ANSWER));
            return query(name, values, "Any of these, joined by commas.")
                    .put("style", "form")
                    .put("explode", false);
        }
        return query(name, valueOf(name, route), "Equal to this.");
    }

    private ObjectNode valueOf(String name, Route route) {
        return member(name, route)
                .filter(member -> member.getType() != List.class)
                .map(member -> schemas.member(member, Schemas.Direction.ANSWER))
                .orElseGet(() -> variable(name));
    }

    private static Optional<RecordComponent> member(String name, Route route) {
        RecordComponent[] members = route.operation().answer().getRecordComponents();
        return Stream.ofNullable(members)
                .flatMap(Stream::of)
                .filter(member -> member.getName().equals(name))
                .findFirst();
    }

    private static ObjectNode query(String name, ObjectNode schema, String description) {
        return parameter("query", name, false, schema, description);
    }

    /** One parameter. */
    static ObjectNode parameter(String place, String name, boolean isRequired, ObjectNode schema, String description) {
        ObjectNode parameter = JsonNodeFactory.instance.objectNode();
        parameter.put("name", name);
        parameter.put("in", place);
        parameter.put("description", description);
        parameter.put("required", isRequired);
        parameter.set("schema", schema);
        return parameter;
    }
}
