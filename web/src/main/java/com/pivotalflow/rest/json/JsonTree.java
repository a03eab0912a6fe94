package com.pivotalflow.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON text strictly: UTF-8, no member twice, at most 32 levels, nothing after the value, no {@code NaN}.
 *
 * <p>An object becomes a map in document order, an array a list, a text a string, a number a {@link NumberToken}, true
 * and false a Boolean, null {@link JsonNull}.
 */
final class JsonTree {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 50_000;

    /** Long texts and numbers are refused later with the place they stand at; the size of the body bounds them here. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNameLength(LONGEST_NAME)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(Integer.MAX_VALUE)
            .build();

    private static final JsonFactory FACTORY = ((JsonFactoryBuilder) JsonFactory.builder())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from whoever calls; interned, they would stay.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(LIMITS)
            .build();

    private JsonTree() {}

    /**
     * Reads one value.
     *
     * @return empty when the text is
     * @throws DomainException {@code MALFORMED_JSON} with line and column
     */
    static Optional<Object> read(InputStream body) throws IOException {
        try (JsonParser parser =
                FACTORY.createParser(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()))) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Object value = value(parser, first);
            if (parser.nextToken() != null) {
                throw malformed("There is text after the end of the value.", parser.currentTokenLocation());
            }
            return Optional.of(value);
        } catch (JsonProcessingException e) {
            throw malformed(sentence(e), e.getLocation());
        } catch (CharacterCodingException e) {
            throw malformed("The body is not text in UTF-8.", null);
        }
    }

    /** A parser that is as strict. */
    static JsonParser parser(Reader text) throws IOException {
        return FACTORY.createParser(text);
    }

    /** Recursion is bounded by the nesting limit of the parser. */
    static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberToken(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw malformed("A value is missing.", parser.currentTokenLocation());
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (JsonToken token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            members.put(name, value(parser, next(parser)));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
            elements.add(value(parser, token));
        }
        return elements;
    }

    static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw malformed("The text ends too early.", parser.currentLocation());
        }
        return token;
    }

    /** The parser's own message names internals of the parser; only what it means is told. */
    static String sentence(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "A member occurs twice in one object.";
        }
        if (message.startsWith("Name length")) {
            return "The name of a member has more than " + LONGEST_NAME + " characters.";
        }
        return message.contains("nesting depth")
                ? "Objects and arrays are nested more than " + DEEPEST + " deep."
                : "The body is not JSON.";
    }

    static DomainException malformed(String detail, @Nullable JsonLocation place) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (place != null) {
            members.put("line", place.getLineNr());
            members.put("column", place.getColumnNr());
        }
        return new DomainException(Refusal.MALFORMED, "MALFORMED_JSON", detail, List.of(), members);
    }
}
