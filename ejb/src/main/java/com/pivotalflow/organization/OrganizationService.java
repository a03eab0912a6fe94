package com.pivotalflow.organization;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
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
    CurrencyRepository currencies;

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
     * A currency by its code, whether or not the organization still works in it: a document that exists keeps its own.
     *
     * @throws IllegalArgumentException when there is none, which the foreign key of documents rules out
     */
    public CurrencyUnit currency(OrganizationId organization, String code) {
        return currencies.find(code).orElseThrow(() -> new IllegalArgumentException("no currency " + code));
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

    private static NotFoundException notFound() {
        return new NotFoundException("ORGANIZATION");
    }
}
