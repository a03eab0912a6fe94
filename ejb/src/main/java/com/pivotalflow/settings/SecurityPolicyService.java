package com.pivotalflow.settings;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Keeps how an organization treats passwords and sessions. Sessions that exist go by the days they began with; everything
 * else counts from the next sign-in, renewal or change of a password on.
 */
@Stateless
@PermitAll
@InTenant
public class SecurityPolicyService {

    @Inject
    SecurityPolicyRepository policies;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** The policy as clients see it. */
    public SecurityPolicyView get(OrganizationId organization) {
        return policies.find(organization).orElseThrow(SecurityPolicyService::missing);
    }

    /** The policy that counts now, for those who go by it; empty only where nobody opened the organization properly. */
    public Optional<SecurityPolicy> of(OrganizationId organization) {
        return policies.find(organization).map(SecurityPolicyView::content);
    }

    /**
     * Changes the policy. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException as {@link Precondition#require}
     */
    public SecurityPolicyView update(Caller caller, Precondition precondition, Patch<SecurityPolicy> patch) {
        OrganizationId organization = caller.organization();
        SecurityPolicyView before = policies.lock(organization).orElseThrow(SecurityPolicyService::missing);
        precondition.require(EntityTag.rowVersion(before.etag()).orElseThrow(), before.etag());
        SecurityPolicy wanted = patch.applyTo(before.content());
        if (Sameness.of(before.content(), wanted)) {
            return before;
        }
        policies.update(organization, caller, wanted, clock.instant());
        SecurityPolicyView after = get(organization);
        audit.record(
                caller,
                Change.changed("security_policy.update", "SecurityPolicy", organization.value(), before, after));
        return after;
    }

    private static IllegalStateException missing() {
        return new IllegalStateException("an organization is opened with its security policy");
    }
}
