package com.pivotalflow.rest.security;

import com.pivotalflow.audit.CurrentOrigin;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Notes where a request comes from, for the entries that its changes leave behind. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class OriginFilter implements ContainerRequestFilter {

    @Context
    HttpServletRequest request;

    @Inject
    RequestOrigins origins;

    @Inject
    CurrentOrigin origin;

    @Override
    public void filter(ContainerRequestContext context) {
        origin.set(origins.of(request));
    }
}
