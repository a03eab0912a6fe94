package com.pivotalflow.identity.token;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere the person is signed in.
 *
 * @param id the session
 * @param createdAt when the person signed in there
 * @param lastUsedAt when it was last renewed
 * @param expiresAt when it ends unless it is renewed before
 * @param ipAddress of the client at the last renewal
 * @param userAgent what the client calls itself
 * @param current whether it is the one of this request
 */
public record SessionView(
        UUID id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        boolean current) {}
