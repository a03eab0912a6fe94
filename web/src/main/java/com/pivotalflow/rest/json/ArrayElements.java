package com.pivotalflow.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.pivotalflow.problem.DomainException;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The elements of one array of JSON, each read as strictly as a body is, and only one in memory. */
public final class ArrayElements {

    private final JsonParser parser;
    private boolean hasBegun;
    private boolean hasEnded;

    /** Reads from text that holds one array and nothing else. */
    public ArrayElements(Reader text) throws IOException {
        parser = JsonTree.parser(text);
    }

    /**
     * The next element; empty behind the last one.
     *
     * @throws DomainException {@code MALFORMED_JSON} with line and column
     */
    public Optional<Object> next() throws IOException {
        if (hasEnded) {
            return Optional.empty();
        }
        try {
            if (!hasBegun) {
                hasBegun = true;
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw JsonTree.malformed("An array is expected here.", parser.currentTokenLocation());
                }
            }
            JsonToken token = JsonTree.next(parser);
            if (token != JsonToken.END_ARRAY) {
                return Optional.of(JsonTree.value(parser, token));
            }
            hasEnded = true;
            if (parser.nextToken() != null) {
                throw JsonTree.malformed("There is text after the end of the value.", parser.currentTokenLocation());
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw JsonTree.malformed(JsonTree.sentence(e), e.getLocation());
        }
    }

    /** The line that was read last, from 1. */
    public long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The members of an object that was read, but for those that are null; empty for anything else. */
    public static Optional<Map<String, Object>> members(Object element) {
        if (!(element instanceof Map<?, ?> object)) {
            return Optional.empty();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            if (value != JsonNull.NULL) {
                members.put(String.valueOf(name), value);
            }
        });
        return Optional.of(members);
    }
}
