package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.job.JobView;
import com.pivotalflow.rest.MetadataParameters;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.problem.ProblemType;
import com.pivotalflow.rest.problem.ProblemTypes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes one operation: what it takes, what it answers, who may call it and what it refuses. */
final class OperationDescription {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";
    private static final String EXAMPLE = "example";
    private static final String CONTENT = "content";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Route route;
    private final Schemas schemas;
    private final Examples.Of examples;

    OperationDescription(Route route, Schemas schemas) {
        this.route = route;
        this.schemas = schemas;
        this.examples = Examples.of(route.id());
    }

    /** The operation as the standard writes it. */
    ObjectNode tree() {
        ObjectNode operation = JSON.objectNode();
        operation.putArray("tags").add(route.resourceName());
        operation.put("summary", route.operation().value());
        operation.put("operationId", route.id());
        labels(operation);
        ArrayNode permission = operation.putArray("x-permission");
        permissions().forEach(permission::add);
        ArrayNode parameters = JSON.arrayNode();
        new QueryParameters(schemas).of(route).forEach(parameters::add);
        headers().forEach(parameters::add);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        requestBody(operation);
        operation.set("responses", responses());
        problems(operation);
        if (route.isOpen()) {
            operation.putArray("security");
        }
        return operation;
    }

    /** Who may come: any of the permissions, whoever is signed in, or anybody. */
    private List<String> permissions() {
        if (route.isOpen()) {
            return List.of("public");
        }
        return route.permissions().isEmpty() ? List.of("signed-in") : route.permissions();
    }

    private void labels(ObjectNode operation) {
        if (route.method().isAnnotationPresent(MetadataParameters.class)) {
            operation.put(
                    DESCRIPTION,
                    "Labels are filtered by `metadata.<label>=<text>`, such as `metadata.campaign=autumn`.");
        }
    }

    private Stream<ObjectNode> headers() {
        Stream.Builder<ObjectNode> headers = Stream.builder();
        if (route.reads("If-None-Match")) {
            headers.add(header("If-None-Match", false, "Entity tag that the client has; 304 if it is still the one."));
        }
        if (route.needsState()) {
            headers.add(header("If-Match", true, "Entity tag of the record that is to be changed."));
        }
        boolean isRequired = route.method().isAnnotationPresent(KeyRequired.class);
        if (isRequired || (route.body().isPresent() && !route.isOpen())) {
            ObjectNode header = header(
                    "Idempotency-Key",
                    isRequired,
                    "The client's name for this request; sent again within a day it gets the same answer.");
            header.set(
                    SCHEMA, Schemas.typed("string").put("pattern", "^[!-~]+$").put("maxLength", 128));
            headers.add(header);
        }
        return headers.build();
    }

    private static ObjectNode header(String name, boolean isRequired, String description) {
        return QueryParameters.parameter("header", name, isRequired, Schemas.typed("string"), description);
    }

    private void requestBody(ObjectNode operation) {
        route.body().ifPresent(parameter -> {
            ObjectNode body = JSON.objectNode().put("required", true);
            operation.set("requestBody", body);
            if (parameter.getType() == InputStream.class) {
                file(body.putObject(CONTENT));
                return;
            }
            ObjectNode media = JSON.objectNode();
            media.set(SCHEMA, schemas.of(parameter.getParameterizedType(), Schemas.Direction.REQUEST));
            examples.request().ifPresent(example -> media.set(EXAMPLE, example));
            boolean isPatch = route.verb().equals(HttpMethod.PATCH);
            body.putObject(CONTENT).set(isPatch ? MERGE_PATCH : MediaType.APPLICATION_JSON, media);
        });
    }

    /** A file of rows: what a row has depends on what it is to become. */
    private void file(ObjectNode content) {
        for (String type : route.method().getAnnotation(Consumes.class).value()) {
            ObjectNode media = content.putObject(type);
            if (type.equals(MediaType.APPLICATION_JSON)) {
                ObjectNode rows = Schemas.typed("array");
                rows.set("items", Schemas.typed("object"));
                media.set(SCHEMA, rows);
                examples.request().ifPresent(example -> media.set(EXAMPLE, example));
            } else {
                media.set(SCHEMA, Schemas.typed("string"));
            }
        }
    }

    private ObjectNode responses() {
        ObjectNode responses = JSON.objectNode();
        int status = route.operation().status();
        responses.set(Integer.toString(status), answer(status));
        if (route.reads("If-None-Match")) {
            responses.putObject("304").put(DESCRIPTION, "The client has this very representation.");
        }
        byStatus()
                .forEach((refused, types) ->
                        responses.set(Integer.toString(refused), InterfaceDescription.refusal(refused, types)));
        return responses;
    }

    private ObjectNode answer(int status) {
        ObjectNode answer = JSON.objectNode().put(DESCRIPTION, route.operation().value());
        ObjectNode headers = JSON.objectNode();
        Class<?> type = route.operation().answer();
        if (status == CREATED) {
            headers.set("Location", headerOfAnswer("Where the new record is."));
        } else if (type == JobView.class && status == ACCEPTED) {
            headers.set("Location", headerOfAnswer("Where the job is that does it."));
        }
        if (route.isList()) {
            headers.set("Link", headerOfAnswer("The address of the next page; absent on the last one."));
        } else if (status == CREATED || route.reads("If-None-Match") || route.needsState()) {
            headers.set("ETag", headerOfAnswer("Entity tag of the representation."));
        }
        if (route.method().isAnnotationPresent(KeyRequired.class)) {
            headers.set("Idempotency-Replayed", headerOfAnswer("true when an earlier request had the effect."));
        }
        if (!headers.isEmpty()) {
            answer.set("headers", headers);
        }
        if (type == byte[].class) {
            answer.putObject(CONTENT).set(mediaType(), JSON.objectNode());
        } else if (type != void.class) {
            ObjectNode media = answer.putObject(CONTENT).putObject(MediaType.APPLICATION_JSON);
            ObjectNode schema = schemas.of(type, Schemas.Direction.ANSWER);
            media.set(SCHEMA, route.isList() ? page(schema) : schema);
            examples.answer().ifPresent(example -> media.set(EXAMPLE, example));
        }
        return answer;
    }

    /** Of a file. */
    private String mediaType() {
        Produces own = route.method().getAnnotation(Produces.class);
        Produces usual = route.method().getDeclaringClass().getAnnotation(Produces.class);
        return (own == null ? usual : own).value()[0];
    }

    private static ObjectNode headerOfAnswer(String description) {
        ObjectNode header = JSON.objectNode().put(DESCRIPTION, description);
        header.set(SCHEMA, Schemas.typed("string"));
        return header;
    }

    private static ObjectNode page(ObjectNode item) {
        ObjectNode page = Schemas.typed("object");
        ObjectNode members = page.putObject("properties");
        ObjectNode items = Schemas.typed("array");
        items.set("items", item);
        members.set("items", items);
        members.set("next", Schemas.typed("string").put(DESCRIPTION, "Cursor of the next page; absent on the last."));
        members.set("total", Schemas.typed("integer").put(DESCRIPTION, "Number of all items, if it was asked for."));
        page.putArray("required").add("items");
        return page;
    }

    private Map<Integer, List<ProblemType>> byStatus() {
        return ProblemCodes.of(route).stream()
                .map(ProblemTypes::ofCode)
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private void problems(ObjectNode operation) {
        ArrayNode problems = operation.putArray("x-problems");
        byStatus().values().stream()
                .flatMap(List::stream)
                .forEach(type -> problems.addObject()
                        .put("code", type.code())
                        .put("status", type.status())
                        .put("type", type.address()));
    }
}
