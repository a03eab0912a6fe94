package com.pivotalflow.rest.security;

import com.pivotalflow.problem.ForbiddenException;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a request through to its resource if the caller holds one of the permissions in {@code @RolesAllowed} on the
 * method, or else on its class. {@code "**"} means anybody who is signed in, {@code @PermitAll} everybody. A resource that
 * says nothing is closed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AccessFilter implements ContainerRequestFilter {

    private static final String SIGNED_IN = "**";

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        AnnotatedElement rule = rule();
        if (rule.isAnnotationPresent(PermitAll.class)) {
            return;
        }
        SecurityContext security = context.getSecurityContext();
        if (security.getUserPrincipal() == null) {
            throw refusal();
        }
        RolesAllowed allowed = rule.getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            throw new IllegalStateException(resource.getResourceMethod() + " does not say who may call it");
        }
        if (Stream.of(allowed.value()).noneMatch(role -> role.equals(SIGNED_IN) || security.isUserInRole(role))) {
            String permission = allowed.value()[0];
            throw new ForbiddenException(
                    "PERMISSION_DENIED", "This needs the permission " + permission + ".", permission, List.of());
        }
    }

    private AnnotatedElement rule() {
        AnnotatedElement method = resource.getResourceMethod();
        boolean isOnMethod =
                method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(RolesAllowed.class);
        return isOnMethod ? method : resource.getResourceClass();
    }

    private RuntimeException refusal() {
        Object reason = request.getAttribute(BearerMechanism.REFUSAL);
        if (reason instanceof RuntimeException failure) {
            return failure;
        }
        return (reason instanceof TokenRefusal known ? known : TokenRefusal.AUTHENTICATION_REQUIRED).exception();
    }
}
