package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Invites the first person of an organization, whom nobody in it could invite. */
@Stateless
@PermitAll
@InTenant
public class FirstAdministratorService {

    @Inject
    UserRepository users;

    @Inject
    UserDirectoryRepository directory;

    @Inject
    RoleRepository roles;

    @Inject
    OrganizationService organizations;

    @Inject
    AccountLinks links;

    @Inject
    AuditService audit;

    @Inject
    ExternalIssuer external;

    @Inject
    Clock clock;

    /**
     * Invites them with the system role admin; needs the system roles.
     *
     * @return the path at which the invitation is accepted, once; empty when a mail brings it, and where an external issuer
     *     signs people in, so that there is nothing to accept
     */
    public Optional<String> invite(OrganizationId organization, FirstAdministrator content) {
        Role admin = roles.named(organization, SystemRole.ADMIN.roleName())
                .orElseThrow(() -> new IllegalStateException("the system roles come before the administrator"));
        Instant now = clock.instant();
        String zone = organizations.profile(organization).timeZone().getId();
        User user = User.invited(organization, content, zone, now);
        if (external.isNamed()) {
            user.admit();
        }
        users.add(organization, user);
        users.assign(organization, new UserRole(organization, Ids.next(), user.userId(), admin.id(), now));
        UserView view = directory.find(organization, user.userId()).orElseThrow(() -> new NotFoundException("USER"));
        audit.recordOwn(organization, Change.created("users.create", "User", view.id(), view));
        if (external.isNamed()) {
            return Optional.empty();
        }
        return links.invite(organization, user);
    }
}
