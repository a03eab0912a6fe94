package com.pivotalflow.rest.security;

import com.pivotalflow.organization.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Hands the caller of the present request to resources. They live as long as a request, so it is always the right one. */
@ApplicationScoped
class Callers {

    @Inject
    HttpServletRequest request;

    @Produces
    @Dependent
    Caller caller() {
        if (request.getAttribute(BearerMechanism.CALLER) instanceof Caller caller) {
            return caller;
        }
        throw TokenRefusal.AUTHENTICATION_REQUIRED.exception();
    }
}
