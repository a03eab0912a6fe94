package com.pivotalflow.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation of the description.
 *
 * @param verb of HTTP
 * @param path with its variables
 * @param tree what the document says of it
 */
record DescribedOperation(String verb, String path, JsonNode tree) {

    static Stream<DescribedOperation> allOf(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new DescribedOperation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    /** The status of the good answer: the lowest that is described. */
    int status() {
        return new TreeSet<>(tree.path("responses").properties().stream()
                        .map(Map.Entry::getKey)
                        .map(Integer::valueOf)
                        .toList())
                .first();
    }

    /** Whether it changes a record whose state the caller must have seen. */
    boolean needsState() {
        return hasHeader("If-Match", false);
    }

    /** Whether it is not done without a key. */
    boolean needsKey() {
        return hasHeader("Idempotency-Key", true);
    }

    private boolean hasHeader(String name, boolean isRequired) {
        return StreamSupport.stream(tree.path("parameters").spliterator(), false)
                .anyMatch(parameter -> parameter.path("name").asText().equals(name)
                        && (!isRequired || parameter.path("required").asBoolean()));
    }

    /** What is said of the JSON that is answered; a file is described by its media type alone. */
    Optional<JsonNode> answer() {
        return content(tree.path("responses").path(Integer.toString(status())));
    }

    Optional<JsonNode> request() {
        return content(tree.path("requestBody"));
    }

    /** Whether its body is an object; what is wrong with a file of rows is told by its job. */
    boolean takesAnObject() {
        return request()
                .filter(media -> !media.at("/schema/type").asText().equals("array"))
                .isPresent();
    }

    /** Sends it as the example does, about this quote. */
    Api.Answer send(ExampleFirm firm, String quote) throws SQLException {
        String address = firm.address(path, quote);
        Api api = firm.api(path);
        return send(
                needsState() ? api.with("If-Match", firm.tag(address)) : api,
                address + ExampleFirm.query(this),
                firm.body(this, quote, address));
    }

    /** The example of the body; empty where there is none. */
    String body() {
        return request().map(media -> media.path("example").toString()).orElse("");
    }

    /** Sends it with another body, to another address, by another caller. */
    Api.Answer send(Api api, String address, String body) {
        return request().isEmpty()
                ? api.send(verb, address, BodyPublishers.noBody())
                : api.with("Content-Type", mediaType()).send(verb, address, BodyPublishers.ofString(body));
    }

    private String mediaType() {
        return tree.path("requestBody").path("content").fieldNames().next();
    }

    private static Optional<JsonNode> content(JsonNode parent) {
        return parent.path("content").properties().stream()
                .filter(media -> media.getKey().endsWith("json"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
