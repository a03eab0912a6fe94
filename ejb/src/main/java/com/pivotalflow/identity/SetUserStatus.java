package com.pivotalflow.identity;

/**
 * Whether a person may sign in from now on.
 *
 * @param status {@code active}, {@code inactive} or {@code suspended}
 */
public record SetUserStatus(UserStatus status) {}
