package com.pivotalflow.rest.limits;

import com.pivotalflow.identity.SecurityVersions;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.security.Callers;
import com.pivotalflow.rest.transport.ClientAddresses;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Refuses who asks too often, after the address was found and before rights are looked at, and tells everybody where they stand. */
@Provider
@Priority(Priorities.AUTHENTICATION - 50)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ALLOWANCE = Allowance.class.getName();
    private static final int NOT_FOUND = 404;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Inject
    RateWindows windows;

    @Inject
    LinkLimits links;

    @Inject
    SessionLimits sessions;

    @Inject
    SecurityVersions people;

    @Inject
    ClientAddresses addresses;

    @Override
    public void filter(ContainerRequestContext context) {
        Optional<Allowance> counted = count(context);
        counted.ifPresent(allowance -> request.setAttribute(ALLOWANCE, allowance));
        counted.ifPresent(Allowance::requireLeft);
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext answer) {
        if (request.getAttribute(ALLOWANCE) instanceof Allowance allowance) {
            answer.getHeaders().putSingle("RateLimit-Policy", allowance.policy());
            answer.getHeaders().putSingle("RateLimit", allowance.left());
            if (answer.getStatus() == NOT_FOUND && limit().equals(Optional.of(RateLimit.PUBLIC))) {
                links.countUnknown(request);
            }
        }
    }

    private Optional<RateLimit> limit() {
        return Optional.ofNullable(resource.getResourceMethod())
                .map(method -> method.getAnnotation(LimitedBy.class))
                .map(LimitedBy::value);
    }

    private Optional<Allowance> count(ContainerRequestContext context) {
        Optional<RateLimit> own = limit();
        if (own.isEmpty()) {
            return Callers.of(request).map(this::countFor);
        }
        RateLimit limit = own.get();
        return Optional.of(
                switch (limit) {
                    case PUBLIC -> links.count(request, token(context));
                    case RENEWAL -> sessions.count(request);
                    default -> windows.count(limit, addresses.of(request), limit.quota());
                });
    }

    private static String token(ContainerRequestContext context) {
        return String.valueOf(context.getUriInfo().getPathParameters().getFirst("token"));
    }

    private Allowance countFor(Caller caller) {
        int quota =
                people.requestsPerMinute(caller.organization(), caller.user()).orElse(RateLimit.DEFAULT.quota());
        return windows.count(RateLimit.DEFAULT, caller.organization() + "/" + caller.user(), quota);
    }
}
