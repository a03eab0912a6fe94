package com.pivotalflow.identity.token;

import com.pivotalflow.organization.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that goes on, with the token that its next step needs.
 *
 * @param family the session
 * @param user whose it is
 * @param token shown now and never again
 * @param expiresAt until when the token is good
 * @param lifetime how long that is from now on
 */
public record OpenedSession(UUID family, UserId user, SecretToken token, Instant expiresAt, Duration lifetime) {}
