package com.pivotalflow.identity;

import java.security.PublicKey;

/**
 * The public part of a signing key.
 *
 * @param kid its name in the header of a token
 * @param algorithm the only algorithm a token under this key may use
 * @param key the key
 */
public record VerificationKey(String kid, SigningAlgorithm algorithm, PublicKey key) {}
