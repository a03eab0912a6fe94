package com.pivotalflow.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.rest.problem.Problem;
import com.pivotalflow.rest.problem.ProblemType;
import com.pivotalflow.rest.problem.ProblemTypes;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Describes the whole interface, as OpenAPI 3.1 writes it. */
final class InterfaceDescription {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DESCRIPTION = "description";
    private static final String PROBLEM = "Problem";
    private static final String BEARER = "bearer";

    private InterfaceDescription() {}

    /**
     * The document.
     *
     * @param resources the resources that are deployed
     */
    static ObjectNode of(Collection<Class<?>> resources) {
        Schemas schemas = new Schemas();
        schemas.named(PROBLEM, problem());
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Pivotal Flow")
                .put("version", "1")
                .put(
                        DESCRIPTION,
                        "The quoting backend of professional-services firms. Amounts are text, exact to the last digit;"
                                + " every refusal is a problem document whose type leads to an explanation.");
        document.putArray("security").addObject().putArray(BEARER);
        ObjectNode paths = document.putObject("paths");
        List<Route> routes = resources.stream()
                .flatMap(Route::of)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::verb))
                .toList();
        for (Route route : routes) {
            paths.withObject("/" + escaped(route.path()))
                    .set(route.verb().toLowerCase(Locale.ROOT), new OperationDescription(route, schemas).tree());
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", schemas.components());
        ObjectNode examples = components.putObject("examples");
        ProblemTypes.all().forEach(type -> examples.putObject(type.code()).set("value", example(type)));
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(DESCRIPTION, "The access token that signing in answers with.");
        return document;
    }

    /** One segment of a pointer of RFC 6901. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    /** What is answered with one status when something is refused. */
    static ObjectNode refusal(int status, List<ProblemType> types) {
        Response.Status named = Response.Status.fromStatusCode(status);
        ObjectNode refusal = JSON.objectNode().put(DESCRIPTION, named == null ? "Refused" : named.getReasonPhrase());
        ObjectNode media = refusal.putObject("content").putObject(Problem.MEDIA_TYPE);
        media.putObject("schema").put("$ref", "#/components/schemas/" + PROBLEM);
        ObjectNode examples = media.putObject("examples");
        types.forEach(type -> examples.putObject(type.code()).put("$ref", "#/components/examples/" + type.code()));
        return refusal;
    }

    private static ObjectNode example(ProblemType type) {
        return JSON.objectNode()
                .put("type", type.address())
                .put("title", type.title())
                .put("status", type.status())
                .put("code", type.code())
                .put("detail", type.meaning())
                .put("instance", "/api/v1/…")
                .put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    /** The form of every problem; further members depend on the code. */
    private static ObjectNode problem() {
        ObjectNode schema = Schemas.typed("object");
        ObjectNode members = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (String name : List.of("type", "title", "code", "detail", "instance", "traceId")) {
            members.set(name, Schemas.typed("string"));
            required.add(name);
        }
        members.set("status", Schemas.typed("integer"));
        required.add("status");
        ObjectNode errors = Schemas.typed("array");
        ObjectNode error = Schemas.typed("object");
        for (String name : List.of("pointer", "code", "detail")) {
            error.withObject("/properties").set(name, Schemas.typed("string"));
        }
        errors.set("items", error);
        members.set("errors", errors);
        return schema.put(DESCRIPTION, "RFC 9457; the code says which further members there are.");
    }
}
