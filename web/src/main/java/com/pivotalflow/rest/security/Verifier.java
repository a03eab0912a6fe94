package com.pivotalflow.rest.security;

/** Knows whose a token is. */
interface Verifier {

    /**
     * Verifies a token.
     *
     * @throws TokenRefusedException when it is not good, or not any more
     */
    VerifiedToken verify(String token) throws TokenRefusedException;
}
