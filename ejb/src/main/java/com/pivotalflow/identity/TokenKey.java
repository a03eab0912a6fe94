package com.pivotalflow.identity;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key ready for use. */
record TokenKey(
        String kid,
        SigningAlgorithm algorithm,
        PublicKey publicKey,
        PrivateKey privateKey,
        Instant signFrom,
        @Nullable Instant retiredAt) {

    /** Longer than any token lives, so that no token dies with its key. */
    static final Duration VERIFIES_AFTER_RETIREMENT = Duration.ofHours(1);

    boolean signsAt(Instant now, SigningAlgorithm wanted) {
        return algorithm == wanted && !signFrom.isAfter(now) && (retiredAt == null || now.isBefore(retiredAt));
    }

    boolean verifiesAt(Instant now) {
        return retiredAt == null || now.isBefore(retiredAt.plus(VERIFIES_AFTER_RETIREMENT));
    }

    VerificationKey verification() {
        return new VerificationKey(kid, algorithm, publicKey);
    }
}
