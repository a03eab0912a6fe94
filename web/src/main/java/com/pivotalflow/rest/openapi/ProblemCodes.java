package com.pivotalflow.rest.openapi;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.rest.MetadataParameters;
import com.pivotalflow.rest.json.KeyRequired;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which problems an operation may answer with: its own, and those that come with what it is. */
final class ProblemCodes {

    private static final List<String> ALWAYS = List.of(
            "UNKNOWN_PARAMETER",
            "INVALID_PARAMETER",
            "NOT_FOUND",
            "NOT_ACCEPTABLE",
            "URI_TOO_LONG",
            "HEADERS_TOO_LARGE",
            "INTERNAL_ERROR",
            "SERVICE_UNAVAILABLE");

    private ProblemCodes() {}

    /** The codes, in alphabetical order. */
    static Set<String> of(Route route) {
        Set<String> codes = new TreeSet<>(ALWAYS);
        codes.addAll(List.of(route.operation().problems()));
        // A token that is sent is looked at, even where none is needed.
        codes.addAll(List.of("TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_STALE"));
        if (!route.isOpen()) {
            codes.add("AUTHENTICATION_REQUIRED");
        }
        if (!route.permissions().isEmpty()) {
            codes.add("PERMISSION_DENIED");
        }
        if (route.isList()) {
            codes.addAll(List.of("CURSOR_INVALID", "CURSOR_MISMATCH"));
        }
        if (route.method().isAnnotationPresent(MetadataParameters.class)) {
            codes.add("JSONB_FILTER_FORBIDDEN");
        }
        if (route.changes()) {
            codes.add("PAYLOAD_TOO_LARGE");
        }
        route.body().ifPresent(body -> {
            codes.addAll(List.of("UNSUPPORTED_MEDIA_TYPE", "MALFORMED_JSON", "VALIDATION_FAILED"));
            if (hasLabels(body.getParameterizedType(), new HashSet<>())) {
                codes.add("JSONB_MONETARY_FORBIDDEN");
            }
            if (!route.isOpen() || route.method().isAnnotationPresent(KeyRequired.class)) {
                codes.add("IDEMPOTENCY_KEY_INVALID");
            }
        });
        if (route.method().isAnnotationPresent(KeyRequired.class)) {
            codes.addAll(List.of("IDEMPOTENCY_KEY_REQUIRED", "IDEMPOTENCY_KEY_REUSED", "IDEMPOTENCY_IN_PROGRESS"));
        }
        if (route.needsState()) {
            codes.addAll(List.of("IF_MATCH_REQUIRED", "IF_MATCH_INVALID", "ETAG_MISMATCH"));
        }
        return codes;
    }

    private static boolean hasLabels(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.of(generic.getActualTypeArguments()).anyMatch(argument -> hasLabels(argument, seen));
        }
        return type == Metadata.class
                || (type instanceof Class<?> plain
                        && plain.isRecord()
                        && Stream.of(plain.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .anyMatch(part -> hasLabels(part, seen)));
    }
}
