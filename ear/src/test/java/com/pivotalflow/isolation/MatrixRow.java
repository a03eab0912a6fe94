package com.pivotalflow.isolation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation and one place in its requests where an id stands.
 *
 * @param verb of HTTP
 * @param path with its variables
 * @param operation what the description says of it
 * @param places all places of its path
 * @param place the one that is tried
 */
record MatrixRow(String verb, String path, JsonNode operation, List<IdPlace> places, IdPlace place) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TELLING = List.of(
            "Content-Type", "ETag", "Location", "Idempotency-Replayed", "WWW-Authenticate", "Cache-Control", "Allow");

    /** A line that is whole, so that nothing but its ids can be wrong with it. */
    private static final String LINE = "{\"description\":\"Audit\",\"quantity\":\"1\",\"itemCode\":\"AUDIT-HR\"}";

    /** All rows of the operations that the server has. */
    static List<MatrixRow> of(JsonNode document, Stream<String> routes) {
        // A customer's link is a secret of one version: LinksIT and PublicQuoteIT try what its holder can name.
        return routes.filter(route -> !route.contains("/public/"))
                .flatMap(route -> {
                    String verb = route.substring(0, route.indexOf(' '));
                    String path = route.substring(route.indexOf(' ') + 1);
                    JsonNode operation = document.path("paths").path(path).path(verb.toLowerCase(Locale.ROOT));
                    if (operation.isMissingNode()) {
                        throw new AssertionError(route + " is not in the description");
                    }
                    List<IdPlace> places = IdPlace.of(path, operation, document);
                    return places.stream().map(place -> new MatrixRow(verb, path, operation, places, place));
                })
                .toList();
    }

    /**
     * Sends the operation with this id in the place, and ids of the sender's own in all others that must be filled.
     *
     * @param tag state that the sender says they saw
     */
    Api.Answer send(Api api, Map<Kind, String> own, String id, String tag) {
        Api sender = needsState() ? api.with("If-Match", tag) : api;
        String address = address(own, id);
        Optional<String> type = mediaType();
        return type.isEmpty()
                ? sender.send(verb, address, BodyPublishers.noBody())
                : sender.sendText(verb, address, type.get(), body(own, id));
    }

    /** Whether the record whose state matters is the very one that is tried. */
    boolean isAboutTheRecord() {
        return place.where() == IdPlace.Where.PATH
                && !place.name().equals("roleId")
                && !place.name().equals("linkId");
    }

    boolean needsState() {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
    }

    /** The address of the record itself, of whose parts or transitions an address may be. */
    String record(Map<Kind, String> own) {
        String address = address(own, own.get(place.kind()));
        List<String> steps = List.of(address.split("/"));
        // A price of a rate card has a state of its own, and so has a contact of a customer.
        boolean isOfItem = path.contains("{itemId}") || path.contains("{contactId}");
        return String.join("/", steps.subList(0, isOfItem ? 7 : 5));
    }

    /** An answer without what differs between any two requests, and without the id that was asked for. */
    static String neutral(Api.Answer answer, String id) {
        StringJoiner text = new StringJoiner("\n");
        text.add(Integer.toString(answer.status()));
        TELLING.forEach(header -> text.add(header + ": " + answer.headers(header)));
        String body = answer.text();
        if (answer.header("Content-Type")
                .filter("application/problem+json"::equals)
                .isPresent()) {
            body = answer.withoutTrace().toString();
        }
        return text.add(body).toString().replace(id, "{the id}");
    }

    private String address(Map<Kind, String> own, String id) {
        // Numbers of versions are no ids: each organization counts its own.
        String address = path.replace("{version}", "1");
        for (IdPlace each : places) {
            if (each.where() == IdPlace.Where.PATH) {
                address = address.replace("{" + each.name() + "}", each.equals(place) ? id : own.get(each.kind()));
            }
        }
        if (place.where() == IdPlace.Where.QUERY) {
            // Files become prices of a card only if they are said to hold some.
            String more = path.endsWith("/imports") ? "&resource=rate-card-items" : "";
            return address + "?" + place.name() + "=" + id + more;
        }
        // Two versions, or a version and what it became, are compared.
        return path.endsWith("/diff") ? address + "?against=working" : address;
    }

    private Optional<String> mediaType() {
        return StreamSupport.stream(
                        ((Iterable<String>) () -> operation
                                        .path("requestBody")
                                        .path("content")
                                        .fieldNames())
                                .spliterator(),
                        false)
                .findFirst();
    }

    private String body(Map<Kind, String> own, String id) {
        JsonNode example = operation
                .path("requestBody")
                .path("content")
                .path(mediaType().orElseThrow())
                .path("example");
        if (!(example.deepCopy() instanceof ObjectNode body)) {
            return example.toString();
        }
        if (place.where() == IdPlace.Where.BODY
                && place.name().startsWith("/lines/")
                && !path.contains("/rate-cards")) {
            body.putArray("lines").add(read(LINE));
        }
        if (place.name().equals("/quoteId")) {
            // Either a quote is asked about or values.
            body.remove("values");
        }
        for (IdPlace each : places) {
            boolean isTried = each.equals(place);
            if (each.where() == IdPlace.Where.BODY
                    && (isTried || !body.at(each.name()).isMissingNode())) {
                set(body, each.name(), isTried ? id : own.get(each.kind()));
            }
        }
        return body.toString();
    }

    private static void set(ObjectNode body, String pointer, String id) {
        String[] steps = pointer.substring(1).split("/");
        JsonNode parent = body;
        for (int i = 0; i < steps.length - 1; i++) {
            boolean isList = steps[i + 1].equals("0");
            parent = child(parent, steps[i], isList);
        }
        String last = steps[steps.length - 1];
        if (parent instanceof ArrayNode list) {
            list.removeAll();
            list.add(id);
        } else {
            ((ObjectNode) parent).put(last, id);
        }
    }

    private static JsonNode child(JsonNode parent, String step, boolean isList) {
        JsonNode known = parent instanceof ArrayNode ? parent.path(Integer.parseInt(step)) : parent.path(step);
        if (!known.isMissingNode()) {
            return known;
        }
        JsonNode made = isList ? JSON.createArrayNode() : JSON.createObjectNode();
        if (parent instanceof ArrayNode list) {
            list.add(made);
        } else {
            ((ObjectNode) parent).set(step, made);
        }
        return made;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return verb + " " + path + " " + place;
    }
}
