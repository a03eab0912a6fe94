package com.pivotalflow.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person shall have a role.
 *
 * @param expiresAt until when; absent means for good
 */
public record AssignRole(@Nullable Instant expiresAt) {}
