package com.pivotalflow.identity;

import com.pivotalflow.identity.token.OpenedSession;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that succeeded, with what the client keeps to stay signed in.
 *
 * @param answer what the client is told
 * @param session the session and its refresh token
 * @param mark what the browser shows at the next sign-in; absent when a session was renewed
 */
public record Entrance(
        SignedIn answer, OpenedSession session, @Nullable String mark) {}
