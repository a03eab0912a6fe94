package com.pivotalflow.identity;

import java.util.List;
import java.util.UUID;

/**
 * Who is signed in and what they may do now.
 *
 * @param id the person
 * @param email address
 * @param displayName name on screens
 * @param roles names of the roles that count now
 * @param permissions effective permissions, in alphabetical order
 * @param organization where
 * @param mustChangePassword whether a new password is asked for; a notice, not a lock
 */
public record SignedInUser(
        UUID id,
        String email,
        String displayName,
        List<String> roles,
        List<String> permissions,
        Home organization,
        boolean mustChangePassword) {

    public SignedInUser {
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }

    /**
     * The organization that somebody is signed in to.
     *
     * @param id the tenant
     * @param slug name in addresses
     * @param name name for people
     */
    public record Home(UUID id, String slug, String name) {}
}
