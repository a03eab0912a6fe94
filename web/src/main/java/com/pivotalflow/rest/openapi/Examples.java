package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.rest.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Examples of requests and answers, in one file for each operation; a test sends them and compares the answers. */
final class Examples {

    private Examples() {}

    /** The examples of an operation; none when it has no file. */
    static Of of(String operation) {
        String name = "examples/" + operation + ".json";
        try (InputStream file = Examples.class.getResourceAsStream(name)) {
            if (file == null) {
                return new Of(Optional.empty(), Optional.empty());
            }
            ObjectNode pair = Json.object(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            return new Of(Optional.ofNullable(pair.get("request")), Optional.ofNullable(pair.get("answer")));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * The examples of one operation.
     *
     * @param request body of a request
     * @param answer body of the answer to it
     */
    record Of(Optional<JsonNode> request, Optional<JsonNode> answer) {}
}
