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
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.RegionalNames;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Keeps what an organization says of itself. Documents copy what they print, so no change here touches one that exists. */
@Stateless
@PermitAll
@InTenant
public class OrganizationDetailsService {

    @Inject
    OrganizationDetailsRepository details;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * The organization.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public OrganizationDetailsView get(OrganizationId organization) {
        return details.find(organization).orElseThrow(OrganizationDetailsService::notFound);
    }

    /**
     * Changes it. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException as {@link Precondition#require}; {@code CURRENCY_LOCKED} when there are quotes, which count
     *     in the base currency
     * @throws InvalidInputException {@code VALIDATION_FAILED} for a zone, language or country that is none, or a currency
     *     that documents can't be in
     */
    public OrganizationDetailsView update(Caller caller, Precondition precondition, Patch<OrganizationDetails> patch) {
        OrganizationId organization = caller.organization();
        OrganizationDetailsView before = details.lock(organization).orElseThrow(OrganizationDetailsService::notFound);
        precondition.require(EntityTag.rowVersion(before.etag()).orElseThrow(), before.etag());
        OrganizationDetails wanted = patch.applyTo(before.content());
        if (Sameness.of(before.content(), wanted)) {
            return before;
        }
        List<FieldError> errors = new ArrayList<>(RegionalNames.unknown(wanted.timezone(), wanted.locale()));
        RegionalNames.unknownCountry("/country", wanted.country()).ifPresent(errors::add);
        boolean hasOtherCurrency = !wanted.currency().equals(before.currency());
        if (hasOtherCurrency) {
            requireNoQuotes(organization);
            workIn(organization, wanted.currency(), errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        details.update(organization, caller, wanted, clock.instant());
        OrganizationDetailsView after = get(organization);
        audit.record(
                caller, Change.changed("organization.update", "Organization", organization.value(), before, after));
        return after;
    }

    private void requireNoQuotes(OrganizationId organization) {
        if (details.hasQuotes(organization)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "CURRENCY_LOCKED",
                    "There are quotes, which count in the organization's currency.");
        }
    }

    /** Its own currency is one that it works in. */
    private void workIn(OrganizationId organization, String code, List<FieldError> errors) {
        if (organizations.offeredCurrency(organization, code).isPresent()) {
            details.addCurrency(organization, code, clock.instant());
        }
        if (organizations.workingCurrency(organization, code).isEmpty()) {
            errors.add(new FieldError(
                    "/currency", "CURRENCY_UNSUPPORTED", "The organization does not work in " + code + "."));
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("ORGANIZATION");
    }
}
