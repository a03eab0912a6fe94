package com.pivotalflow.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;

/** Takes the precondition of each operation that needs one. It is judged later: what does not exist is told first. */
@Provider
@Priority(Priorities.USER)
public class IfMatchFilter implements ContainerRequestFilter {

    @Inject
    IfMatch ifMatch;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext context) {
        Method method = resource.getResourceMethod();
        if (method != null && method.isAnnotationPresent(IfMatchRequired.class)) {
            ifMatch.take(context.getHeaders().getOrDefault(IfMatch.HEADER, List.of()));
        }
    }
}
