package com.pivotalflow.exchange;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps which currencies an organization works in. Documents that exist keep theirs. */
@Stateless
@PermitAll
@InTenant
public class CurrencyService {

    @Inject
    CurrencyRepository currencies;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** A page of the currencies there are for the organization, or of those it works in or does not work in. */
    public Page<CurrencyView> list(OrganizationId organization, Optional<Boolean> active, PageRequest request) {
        return currencies.page(organization, active, request);
    }

    /**
     * A currency of ISO 4217.
     *
     * @throws NotFoundException {@code CURRENCY_NOT_FOUND}
     */
    public CurrencyView get(OrganizationId organization, String code) {
        return currencies.find(organization, code).orElseThrow(() -> new NotFoundException("CURRENCY"));
    }

    /**
     * Says whether the organization works in a currency. Asked for what is so already, it changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code CURRENCY_NOT_FOUND}; as {@link Precondition#require}; {@code RESOURCE_IN_USE} when the
     *     organization shall not work in its own currency any more
     * @throws InvalidInputException {@code VALIDATION_FAILED} when there are no documents in the currency, or one that is
     *     not worked in shall be the default
     */
    public CurrencyView put(Caller caller, String code, Precondition precondition, SetCurrency content) {
        OrganizationId organization = caller.organization();
        Optional<UUID> row = currencies.lock(organization, code);
        CurrencyView before = get(organization, code);
        precondition.require(EntityTag.rowVersion(before.etag()).orElseThrow(), before.etag());
        if (content.isActive() == before.isActive() && content.wantsToBeDefault() == before.isDefault()) {
            return before;
        }
        requireUse(organization, code, content);
        Instant now = clock.instant();
        if (content.wantsToBeDefault()) {
            currencies.clearDefault(organization, caller, code, now);
        }
        UUID id;
        if (row.isEmpty()) {
            id = currencies.add(organization, caller, code, content, now);
        } else {
            id = row.get();
            currencies.update(organization, caller, id, content, now);
        }
        CurrencyView after = get(organization, code);
        audit.record(caller, Change.changed("currencies.update", "Currency", id, before, after));
        return after;
    }

    private void requireUse(OrganizationId organization, String code, SetCurrency content) {
        boolean isOwn =
                organizations.profile(organization).baseCurrency().code().equals(code);
        if (isOwn && !content.isActive()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "RESOURCE_IN_USE",
                    "The organization keeps its books in this currency.",
                    List.of(),
                    Map.of("usedBy", "organization"));
        }
        if (content.isActive()
                && organizations.offeredCurrency(organization, code).isEmpty()) {
            throw flaw("/isActive", "CURRENCY_UNSUPPORTED", "There are no documents in " + code + ".");
        }
        if (content.wantsToBeDefault() && !content.isActive()) {
            throw flaw("/isDefault", "INVALID", "The default is a currency that the organization works in.");
        }
    }

    private static InvalidInputException flaw(String pointer, String code, String detail) {
        return new InvalidInputException(List.of(new FieldError(pointer, code, detail)));
    }
}
