package com.pivotalflow.idempotency;

/**
 * A request that must have one effect.
 *
 * @param operation what is asked for, such as {@code POST /quotes}
 * @param key the client's name for the request, 1 to 128 visible characters of ASCII
 * @param fingerprint SHA-256 over method, path and content, 64 hexadecimal digits: the same key with another fingerprint
 *     is another request
 */
public record IdempotentCall(String operation, String key, String fingerprint) {}
