package com.pivotalflow.identity;

import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of the organization.
 *
 * @param id the person
 * @param email what they sign in with
 * @param firstName given name
 * @param lastName family name
 * @param displayName how others see them, if they chose something else
 * @param phone as it was written
 * @param timezone IANA name of the zone that their screens show
 * @param locale BCP 47 tag of the language and formats of their screens
 * @param status whether they may sign in
 * @param roles in alphabetical order
 * @param lastLoginAt when they last signed in
 * @param preferences of their screens
 * @param metadata labels
 * @param createdAt when they were invited
 * @param updatedAt when they were last changed
 * @param etag the entity tag
 * @param invitationPath where the invitation is accepted; only in the answer that made it, and only while no mail is
 *     configured that brings it
 */
public record UserView(
        UUID id,
        String email,
        String firstName,
        String lastName,
        @Nullable String displayName,
        @Nullable String phone,
        String timezone,
        String locale,
        UserStatus status,
        List<Assignment> roles,
        @Nullable Instant lastLoginAt,
        Metadata preferences,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag,
        @Nullable String invitationPath) {

    public UserView {
        roles = List.copyOf(roles);
    }

    /**
     * A role that the person has.
     *
     * @param id the role
     * @param name what people call it
     * @param expiresAt until when; absent means for good
     */
    public record Assignment(UUID id, String name, @Nullable Instant expiresAt) {}

    UserView with(List<Assignment> assigned) {
        return copy(assigned, invitationPath);
    }

    UserView invitedBy(String path) {
        return copy(roles, path);
    }

    private UserView copy(List<Assignment> assigned, @Nullable String path) {
        return new UserView(
                id,
                email,
                firstName,
                lastName,
                displayName,
                phone,
                timezone,
                locale,
                status,
                assigned,
                lastLoginAt,
                preferences,
                metadata,
                createdAt,
                updatedAt,
                etag,
                path);
    }

    /** Leaves the link out, so that no log can show it. */
    @Override
    public String toString() {
        return "UserView[id=" + id + "]";
    }
}
