package com.pivotalflow.platform;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationChange;
import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationFilter;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationOperation;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.OrganizationView;
import com.pivotalflow.organization.PlatformOrganization;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Keeps the organizations of the installation. Every method refuses callers who are no administrators of the platform
 * with {@link ForbiddenException}, whatever their token says.
 */
@Stateless
@PermitAll
@InTenant
public class PlatformService {

    private static final String ORGANIZATION = "Organization";

    @Inject
    PlatformOrganization platform;

    @Inject
    OrganizationService organizations;

    @Inject
    OrganizationDirectory directory;

    @Inject
    VisitedOrganizationService visited;

    @Inject
    AuditService audit;

    /** A page of all organizations, the newest first. */
    public Page<OrganizationView> list(Caller caller, OrganizationFilter filter, PageRequest request) {
        platform.require(caller);
        return organizations.all(caller, filter, request);
    }

    /**
     * What an organization is called and where it stands.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public OrganizationView get(Caller caller, OrganizationId organization) {
        platform.require(caller);
        return visited.view(organization);
    }

    /**
     * Opens an organization with its settings, roles, approval rules and taxes, and invites its administrator, in one
     * transaction.
     *
     * @throws InvalidInputException a country without a profile, a zone or a currency that is none
     * @throws DomainException {@code DUPLICATE_VALUE} for a slug that is taken
     */
    public OrganizationView open(Caller caller, OpenOrganization content) {
        platform.require(caller);
        Terms terms = Terms.of(
                content,
                code -> organizations
                        .offeredCurrency(caller.organization(), code)
                        .isPresent());
        requireFree(content.slug());
        OrganizationId organization = new OrganizationId(Ids.next());
        OrganizationView opened = visited.open(organization, terms.organization(), terms.country(), content.admin());
        audit.record(
                caller,
                Change.created("organizations.create", ORGANIZATION, organization.value(), opened.withoutInvitation()));
        return opened;
    }

    /**
     * Suspends, resumes or closes an organization. As soon as this succeeds, its people can't sign in and their tokens
     * are refused, or the other way round.
     *
     * @throws DomainException {@code ORGANIZATION_NOT_FOUND}; {@code INVALID_STATUS_TRANSITION}; {@code
     *     PLATFORM_ORGANIZATION}
     */
    public OrganizationView undergo(Caller caller, OrganizationId organization, OrganizationOperation operation) {
        platform.require(caller);
        platform.requireOther(organization);
        OrganizationChange changed = visited.undergo(organization, operation);
        audit.record(
                caller,
                Change.changed(
                        operation.action(), ORGANIZATION, organization.value(), changed.before(), changed.after()));
        return changed.after();
    }

    /** The constraint would refuse it too, but must not name the column to somebody under row-level security. */
    private void requireFree(String slug) {
        if (directory.bySlug(slug).isPresent()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "DUPLICATE_VALUE",
                    "Another organization has this slug already.",
                    List.of(),
                    Map.of("field", "slug"));
        }
    }
}
