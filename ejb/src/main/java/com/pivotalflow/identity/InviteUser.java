package com.pivotalflow.identity;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody shall join.
 *
 * @param email what they will sign in with; unique in the organization without regard to case
 * @param firstName given name
 * @param lastName family name
 * @param displayName how others see them
 * @param phone as it is written
 * @param timezone IANA name; absent means the organization's
 * @param locale BCP 47 tag; absent means English of New Zealand
 * @param roleIds roles that they get at once
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "status", "roles", "lastLoginAt", "createdAt", "updatedAt"})
public record InviteUser(
        @Pattern(regexp = "[^@\\s]{1,200}@[^@\\s]{1,53}", message = "{FORMAT}")
        String email,

        @Length(min = 1, max = 100) String firstName,
        @Length(min = 1, max = 100) String lastName,
        @Nullable @Length(min = 1, max = 200) String displayName,
        @Nullable @Length(min = 3, max = 30) String phone,
        @Nullable @Length(min = 1, max = 64) String timezone,
        @Nullable @Length(min = 2, max = 35) String locale,
        @Size(max = 20, message = "{TOO_MANY}") List<UUID> roleIds,
        @NoBusinessValues Metadata metadata) {

    public InviteUser {
        roleIds = List.copyOf(roleIds);
    }
}
