package com.pivotalflow.organization;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Opens organizations and tells what their documents are made with. */
@Stateless
@PermitAll
@InTenant
public class OrganizationService {

    @Inject
    OrganizationRepository organizations;

    @Inject
    OrganizationListRepository list;

    @Inject
    CurrencyRepository currencies;

    @Inject
    PlatformOrganization platform;

    @Inject
    Event<OrganizationStatusChanged> statusChanges;

    @Inject
    Clock clock;

    /**
     * What the organization's documents are made with.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public OrganizationProfile profile(OrganizationId organization) {
        Organization found = organizations.find(organization).orElseThrow(OrganizationService::notFound);
        return found.profile(currency(organization, found.currencyCode()));
    }

    /**
     * A currency that the organization works in.
     *
     * @return empty when the code is unknown, not active in this installation or not in the organization, or has more
     *     decimals than a quote can have
     */
    public Optional<CurrencyUnit> workingCurrency(OrganizationId organization, String code) {
        if (!organizations.activeCurrencies(organization).contains(code)) {
            return Optional.empty();
        }
        return currencies.findActive(code).filter(CurrencyUnit::isQuotable);
    }

    /**
     * The currency of new documents whose customer has none: the organization's default one, or the one of its books.
     *
     * @return empty when neither is one that it works in
     */
    public Optional<CurrencyUnit> usualCurrency(OrganizationId organization, CurrencyUnit base) {
        return organizations
                .usualCurrency(organization, base.code())
                .flatMap(currencies::findActive)
                .filter(CurrencyUnit::isQuotable);
    }

    /**
     * A currency by its code, whether or not the organization still works in it: a document that exists keeps its own.
     *
     * @throws IllegalArgumentException when there is none, which the foreign key of documents rules out
     */
    public CurrencyUnit currency(OrganizationId organization, String code) {
        return currencies.known().of(code);
    }

    /** All currencies, for several of which {@link #currency} would be asked. */
    public KnownCurrencies currencies(OrganizationId organization) {
        return currencies.known();
    }

    /** A currency that an organization may begin with; empty when it is unknown, not in use, or not for quotes. */
    public Optional<CurrencyUnit> offeredCurrency(OrganizationId organization, String code) {
        return currencies.findActive(code).filter(CurrencyUnit::isQuotable);
    }

    /**
     * A page of all organizations there are, the newest first.
     *
     * @throws ForbiddenException to everybody but administrators of the platform
     */
    public Page<OrganizationView> all(Caller caller, OrganizationFilter filter, PageRequest request) {
        platform.require(caller);
        return list.page(filter, request);
    }

    /**
     * What the organization is called and where it stands.
     *
     * @throws NotFoundException {@code ORGANIZATION_NOT_FOUND}
     */
    public OrganizationView view(OrganizationId organization) {
        return organizations
                .find(organization)
                .orElseThrow(OrganizationService::notFound)
                .view();
    }

    /**
     * Does something to the organization as a whole. Once the transaction succeeds, this node forgets at once what it
     * remembers of its people; others do so within seconds.
     *
     * @throws DomainException {@code ORGANIZATION_NOT_FOUND}; {@code INVALID_STATUS_TRANSITION}
     */
    public OrganizationChange undergo(OrganizationId organization, OrganizationOperation operation) {
        Organization found = organizations.lock(organization).orElseThrow(OrganizationService::notFound);
        OrganizationView before = found.view();
        found.undergo(operation, clock.instant());
        organizations.flush(organization);
        statusChanges.fire(new OrganizationStatusChanged(organization));
        return new OrganizationChange(before, found.view());
    }

    /** Opens the organization unless it exists; gives whether it was opened now. */
    public boolean open(OrganizationId organization, NewOrganization content) {
        if (organizations.find(organization).isPresent()) {
            return false;
        }
        organizations.add(organization, Organization.open(organization, content, clock.instant()));
        organizations.addCurrency(organization, content.currency(), true, clock.instant());
        return true;
    }

    /** Names the tax class of lines that name none, unless one is named already. */
    public void ensureTaxClass(OrganizationId organization, UUID taxClass) {
        organizations
                .find(organization)
                .orElseThrow(OrganizationService::notFound)
                .useTaxClassIfNone(taxClass, clock.instant());
    }

    /** Gives a setting its value unless it has one. */
    public void ensureSetting(OrganizationId organization, String key, boolean value) {
        organizations.addSetting(organization, key, value);
    }

    /** Whether a setting is switched on; one that the organization does not have is off. */
    public boolean isOn(OrganizationId organization, String key) {
        return organizations.isOn(organization, key);
    }

    private static NotFoundException notFound() {
        return new NotFoundException("ORGANIZATION");
    }
}
