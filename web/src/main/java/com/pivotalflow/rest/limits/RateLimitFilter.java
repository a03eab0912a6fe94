package com.pivotalflow.rest.limits;

import com.pivotalflow.identity.SecurityVersions;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses who asks too often, after the address was found and before rights are looked at, and tells everybody where they stand. */
@Provider
@Priority(Priorities.AUTHENTICATION - 50)
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ALLOWANCE = Allowance.class.getName();
    private static final int NOT_FOUND = 404;

    /** Of a link; anything else is none, and need not be remembered. */
    private static final int TOKEN_CHARACTERS = 43;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Inject
    RateWindows windows;

    @Inject
    SecurityVersions people;

    @Inject
    ClientAddresses addresses;

    @Override
    public void filter(ContainerRequestContext context) {
        Optional<Allowance> counted = count(context);
        counted.ifPresent(allowance -> request.setAttribute(ALLOWANCE, allowance));
        if (counted.filter(Allowance::isExceeded).isPresent()) {
            long seconds = counted.get().seconds();
            throw new DomainException(
                    Refusal.LIMITED,
                    "RATE_LIMITED",
                    "There were more than %d requests in %d seconds; go on in %d."
                            .formatted(
                                    counted.get().quota(),
                                    counted.get().limit().window().toSeconds(),
                                    seconds),
                    List.of(),
                    Map.of("retryAfter", seconds));
        }
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext answer) {
        if (request.getAttribute(ALLOWANCE) instanceof Allowance allowance) {
            answer.getHeaders().putSingle("RateLimit-Policy", allowance.policy());
            answer.getHeaders().putSingle("RateLimit", allowance.left());
            if (answer.getStatus() == NOT_FOUND && limit().equals(Optional.of(RateLimit.PUBLIC))) {
                windows.count(RateLimit.UNKNOWN_LINK, addresses.of(request), RateLimit.UNKNOWN_LINK.quota());
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
        String address = addresses.of(request);
        Allowance ofAddress = windows.count(limit, address, limit.quota());
        return Optional.of(limit == RateLimit.PUBLIC ? tightest(context, address, ofAddress) : ofAddress);
    }

    /** Of all that limits who comes by a link, what is used up first. */
    private Allowance tightest(ContainerRequestContext context, String address, Allowance ofAddress) {
        String token = String.valueOf(context.getUriInfo().getPathParameters().getFirst("token"));
        return Stream.of(
                        windows.look(RateLimit.UNKNOWN_LINK, address),
                        token.length() == TOKEN_CHARACTERS
                                ? windows.count(RateLimit.LINK, token, RateLimit.LINK.quota())
                                : ofAddress,
                        ofAddress)
                .filter(Allowance::isExceeded)
                .findFirst()
                .orElse(ofAddress);
    }

    private Allowance countFor(Caller caller) {
        int quota =
                people.requestsPerMinute(caller.organization(), caller.user()).orElse(RateLimit.DEFAULT.quota());
        return windows.count(RateLimit.DEFAULT, caller.organization() + "/" + caller.user(), quota);
    }
}
