package com.pivotalflow.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a change came from.
 *
 * @param requestId trace id of the request, 32 hexadecimal digits; null for work that no request asked for
 * @param session family of the refresh token that the caller is signed in by, if there is one
 * @param address of the client, IPv4 or IPv6 in text, as seen through trusted proxies
 * @param userAgent what the client calls itself, at most 512 characters
 * @param reason what the caller gave as the reason of the change, at most 500 characters
 */
public record Origin(
        @Nullable String requestId,
        @Nullable UUID session,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable String reason) {

    /** Work that the server does by itself. */
    public static final Origin SERVER = new Origin(null, null, null, null, null);
}
