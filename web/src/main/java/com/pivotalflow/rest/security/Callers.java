package com.pivotalflow.rest.security;

import com.pivotalflow.organization.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Hands the caller of the present request to resources. They live as long as a request, so it is always the right one. */
@ApplicationScoped
public class Callers {

    @Inject
    HttpServletRequest request;

    @Produces
    @Dependent
    Caller caller() {
        return of(request).orElseThrow(TokenRefusal.AUTHENTICATION_REQUIRED::exception);
    }

    /** Who sent the request; empty when nobody is signed in. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getAttribute(BearerMechanism.CALLER) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** The session of who sent the request; empty when nobody is signed in, or by a token that belongs to none. */
    static Optional<UUID> session(HttpServletRequest request) {
        return request.getAttribute(BearerMechanism.SESSION) instanceof UUID session
                ? Optional.of(session)
                : Optional.empty();
    }
}
