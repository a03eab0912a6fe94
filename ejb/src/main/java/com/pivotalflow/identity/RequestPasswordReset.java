package com.pivotalflow.identity;

import jakarta.validation.constraints.Size;

/**
 * Somebody forgot a password.
 *
 * @param email address, without regard to case
 */
public record RequestPasswordReset(@Size(min = 1, max = 254) String email) {}
