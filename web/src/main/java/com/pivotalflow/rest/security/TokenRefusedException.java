package com.pivotalflow.rest.security;

/** A token was refused. */
class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TokenRefusal refusal;

    TokenRefusedException(TokenRefusal refusal) {
        super(refusal.name());
        this.refusal = refusal;
    }

    TokenRefusedException(TokenRefusal refusal, Throwable cause) {
        super(refusal.name(), cause);
        this.refusal = refusal;
    }

    TokenRefusal refusal() {
        return refusal;
    }
}
