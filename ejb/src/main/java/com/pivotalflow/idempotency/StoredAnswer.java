package com.pivotalflow.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * An answer as it was sent.
 *
 * @param status of HTTP
 * @param location the header of that name
 * @param etag the header of that name, quotes included
 * @param body the text of the body, kept as sent
 */
public record StoredAnswer(
        int status, @Nullable String location, @Nullable String etag, String body) {}
