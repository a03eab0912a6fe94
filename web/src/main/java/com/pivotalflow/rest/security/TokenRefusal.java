package com.pivotalflow.rest.security;

import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;

/** Why a request is not the request of anybody. */
enum TokenRefusal {
    /** There is no token. */
    AUTHENTICATION_REQUIRED("This needs an access token."),
    /** Not ours, altered, or incomplete. */
    TOKEN_INVALID("The access token is not valid."),
    /** Ours, and too old. */
    TOKEN_EXPIRED("The access token has expired; sign in again or refresh it."),
    /** Ours, and the rights of its user have changed since. */
    TOKEN_STALE("The rights of this user have changed; sign in again or refresh the token.");

    private final String detail;

    TokenRefusal(String detail) {
        this.detail = detail;
    }

    DomainException exception() {
        return new DomainException(Refusal.UNAUTHENTICATED, name(), detail);
    }
}
