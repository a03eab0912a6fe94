package com.pivotalflow.rest.openapi;

import com.pivotalflow.rest.Api;
import com.pivotalflow.rest.IfMatchRequired;
import com.pivotalflow.rest.Operation;
import com.pivotalflow.rest.Parameters;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One operation of the interface.
 *
 * @param verb method of HTTP
 * @param path from the root of the server, with its variables
 * @param method what answers
 */
record Route(String verb, String path, Method method) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String ANYBODY_SIGNED_IN = "**";

    /** The operations of a resource. */
    static Stream<Route> of(Class<?> resource) {
        return Stream.of(resource.getDeclaredMethods())
                .flatMap(method ->
                        verb(method)
                                .map(verb -> new Route(verb, Api.PATH + path(resource) + path(method), method))
                                .stream());
    }

    private static Optional<String> verb(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        if (path == null) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }

    /** Its name in the description, such as {@code quotes.create}; examples are filed under it. */
    String id() {
        return resourceName() + "." + method.getName();
    }

    /** The resource it belongs to, such as {@code rateCards}. */
    String resourceName() {
        String name = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** What the method says about itself. */
    Operation operation() {
        Operation operation = method.getAnnotation(Operation.class);
        if (operation == null) {
            throw new IllegalStateException(method + " is an operation without @Operation");
        }
        return operation;
    }

    /** Whether people come here who are not signed in. */
    boolean isOpen() {
        return method.isAnnotationPresent(PermitAll.class);
    }

    /** The permissions any of which lets in; empty when everybody may come who is signed in, or everybody at all. */
    List<String> permissions() {
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        return allowed == null || List.of(allowed.value()).contains(ANYBODY_SIGNED_IN)
                ? List.of()
                : List.of(allowed.value());
    }

    /** Names of the variables in the path. */
    List<String> variables() {
        return VARIABLE.matcher(path).results().map(Route::name).toList();
    }

    private static String name(MatchResult variable) {
        return variable.group(1);
    }

    /** Names of the query parameters that every call of a list may have, and of those of this one. */
    List<String> parameters() {
        Parameters declared = method.getAnnotation(Parameters.class);
        return declared == null ? List.of() : List.of(declared.value());
    }

    /** Whether every call needs the query parameter. */
    boolean requires(String parameter) {
        Parameters declared = method.getAnnotation(Parameters.class);
        return declared != null && List.of(declared.required()).contains(parameter);
    }

    /** Whether it answers with pages. */
    boolean isList() {
        return parameters().contains("cursor");
    }

    /** The argument that the body of a request becomes: the one that comes from nowhere else. */
    Optional<Parameter> body() {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.getAnnotations().length == 0
                        || Stream.of(parameter.getAnnotations()).noneMatch(Route::isOfRest))
                .findFirst();
    }

    private static boolean isOfRest(Annotation annotation) {
        return annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs");
    }

    /** Whether the method looks at a header. */
    boolean reads(String header) {
        return Stream.of(method.getParameters())
                .map(parameter -> parameter.getAnnotation(HeaderParam.class))
                .flatMap(Stream::ofNullable)
                .anyMatch(named -> named.value().equals(header));
    }

    /** Whether the client must say which state of the record it saw. */
    boolean needsState() {
        return method.isAnnotationPresent(IfMatchRequired.class);
    }

    /** Whether it changes something. */
    boolean changes() {
        return !verb.equals(HttpMethod.GET);
    }
}
