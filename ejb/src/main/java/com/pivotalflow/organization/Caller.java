package com.pivotalflow.organization;

import com.pivotalflow.problem.ForbiddenException;
import java.util.List;
import java.util.Set;

/**
 * Who is calling, as the verified access token says; nothing else in a request may name an organization.
 *
 * @param organization the tenant
 * @param user the person
 * @param permissions effective permissions, such as {@code quotes.create}
 */
public record Caller(OrganizationId organization, UserId user, Set<String> permissions) {

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Whether the caller holds the permission. */
    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /**
     * Demands a permission.
     *
     * @throws ForbiddenException with code {@code PERMISSION_DENIED} when the caller does not hold it
     */
    public void require(String permission) {
        if (!may(permission)) {
            throw new ForbiddenException(
                    "PERMISSION_DENIED", "This needs the permission " + permission + ".", permission, List.of());
        }
    }
}
