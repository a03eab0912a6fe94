package com.pivotalflow.identity;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.audit.Origin;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Notes a sign-in that failed, in the chain of the organization whose user's address was tried. */
@Stateless
@PermitAll
@InTenant
public class LoginTrailService {

    @Inject
    AuditService audit;

    @Inject
    CurrentOrigin current;

    /**
     * Notes it.
     *
     * @param action {@code auth.login_failed} or {@code auth.locked}
     * @param origin of the request, which is over by now
     */
    public void note(OrganizationId organization, String action, LoginCandidate candidate, Origin origin) {
        current.set(origin);
        audit.recordOwn(
                organization, Change.event(action, "User", candidate.user().value()));
    }
}
