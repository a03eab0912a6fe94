package com.pivotalflow.platform;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.identity.FirstAdministrator;
import com.pivotalflow.identity.FirstAdministratorService;
import com.pivotalflow.organization.NewOrganization;
import com.pivotalflow.organization.OrganizationChange;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationOperation;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.OrganizationView;
import com.pivotalflow.organization.Visiting;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.ratecard.CountryProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What administrators of the platform do in another organization, within their own transaction. The organization finds it
 * in its own log, done by the system: the person is nobody there.
 */
@Stateless
@PermitAll
@Visiting
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class VisitedOrganizationService {

    private static final String ORGANIZATION = "Organization";

    @Inject
    OrganizationService organizations;

    @Inject
    OpeningService opening;

    @Inject
    FirstAdministratorService administrators;

    @Inject
    AuditService audit;

    /** Opens the organization and invites its administrator. The answer has the path of the invitation. */
    public OrganizationView open(
            OrganizationId organization, NewOrganization content, CountryProfile country, FirstAdministrator admin) {
        var unused = opening.ensure(organization, content, country);
        audit.recordOwn(
                organization,
                Change.created(
                        "organizations.create", ORGANIZATION, organization.value(), organizations.view(organization)));
        Optional<String> path = administrators.invite(organization, admin);
        OrganizationView view = organizations.view(organization);
        return path.map(view::invitingTo).orElse(view);
    }

    /**
     * What it is called and where it stands.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public OrganizationView view(OrganizationId organization) {
        return organizations.view(organization);
    }

    /**
     * Suspends, resumes or closes it.
     *
     * @throws DomainException {@code ORGANIZATION_NOT_FOUND}; {@code INVALID_STATUS_TRANSITION}
     */
    public OrganizationChange undergo(OrganizationId organization, OrganizationOperation operation) {
        OrganizationChange change = organizations.undergo(organization, operation);
        audit.recordOwn(
                organization,
                Change.changed(
                        operation.action(), ORGANIZATION, organization.value(), change.before(), change.after()));
        return change;
    }
}
