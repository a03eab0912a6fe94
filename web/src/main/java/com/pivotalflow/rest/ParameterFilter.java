package com.pivotalflow.rest;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses query parameters that the resource method does not understand, or that are repeated or needed and absent: a
 * misspelt filter that is ignored would answer with more than was asked for. Runs when the caller's right is already established.
 */
@Provider
@Priority(Priorities.USER)
public class ParameterFilter implements ContainerRequestFilter {

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    private final Map<Method, ParameterRules> rules = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext context) {
        String query = request.getQueryString();
        Method method = resource.getResourceMethod();
        if (method != null) {
            rules.computeIfAbsent(method, ParameterFilter::rulesOf).check(query == null ? Map.of() : names(query));
        }
    }

    private static Map<String, List<String>> names(String query) {
        try {
            return Query.parse(query);
        } catch (IllegalArgumentException e) {
            throw ParameterRules.undecodable(e);
        }
    }

    private static ParameterRules rulesOf(Method method) {
        Set<String> allowed = new TreeSet<>();
        Parameters declared = method.getAnnotation(Parameters.class);
        if (declared != null) {
            allowed.addAll(List.of(declared.value()));
        }
        for (Parameter parameter : method.getParameters()) {
            addNames(parameter, allowed);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                Stream.of(parameter.getType().getDeclaredFields()).forEach(field -> addNames(field, allowed));
            }
        }
        MetadataParameters labels = method.getAnnotation(MetadataParameters.class);
        ParameterRules rules = labels == null
                ? ParameterRules.of(allowed)
                : ParameterRules.withLabels(allowed, Set.of(labels.value()));
        return declared == null ? rules : rules.requiring(List.of(declared.required()));
    }

    private static void addNames(AnnotatedElement element, Set<String> allowed) {
        QueryParam named = element.getAnnotation(QueryParam.class);
        if (named != null) {
            allowed.add(named.value());
        }
    }
}
