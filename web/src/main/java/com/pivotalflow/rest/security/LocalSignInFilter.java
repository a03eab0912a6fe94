package com.pivotalflow.rest.security;

import com.pivotalflow.identity.ExternalIssuer;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers as if the operation did not exist where somebody else signs people in. */
@Provider
@LocalSignIn
@Priority(Priorities.AUTHENTICATION - 1)
public class LocalSignInFilter implements ContainerRequestFilter {

    @Inject
    ExternalIssuer external;

    @Override
    public void filter(ContainerRequestContext context) {
        if (external.isNamed()) {
            throw new NotFoundException();
        }
    }
}
