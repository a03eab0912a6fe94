package com.pivotalflow.identity;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Keeps the access roles of an organization. */
@Stateless
@PermitAll
@InTenant
public class RoleService {

    @Inject
    RoleRepository roles;

    @Inject
    Clock clock;

    /**
     * Makes the system roles that are missing, each with its grants; a role that exists is left as it is.
     *
     * @return how many roles were made
     */
    public int ensureSystemRoles(OrganizationId organization) {
        int made = 0;
        for (SystemRole content : SystemRole.values()) {
            if (roles.named(organization, content.roleName()).isEmpty()) {
                add(organization, content);
                made++;
            }
        }
        return made;
    }

    private void add(OrganizationId organization, SystemRole content) {
        Instant now = clock.instant();
        Role role = Role.system(organization, Ids.next(), content, now);
        List<RolePermission> grants = content.permissions().stream()
                .map(code -> new RolePermission(organization, Ids.next(), role.id(), code, now))
                .toList();
        roles.add(organization, role, grants);
    }
}
