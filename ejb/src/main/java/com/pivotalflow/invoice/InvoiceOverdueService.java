package com.pivotalflow.invoice;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds invoices that were not paid in time, and says so. Days are those of the organization's zone. */
@Stateless
@PermitAll
@InTenant
public class InvoiceOverdueService {

    @Inject
    InvoiceRepository invoices;

    @Inject
    OrganizationService organizations;

    @Inject
    InvoiceTrail trail;

    @Inject
    Clock clock;

    /**
     * Some of the invoices whose day is over and that nobody called overdue yet.
     *
     * @param after the last one of those found before; empty to begin
     * @param most how many
     */
    public List<UUID> find(OrganizationId organization, Optional<UUID> after, int most) {
        return invoices.pastDue(organization, today(organization, clock.instant()), after, most);
    }

    /** Calls an invoice overdue, unless it is not any more or somebody else has it in hand right now. */
    public void fallOverdue(OrganizationId organization, UUID id) {
        Instant now = clock.instant();
        invoices.findPastDue(organization, id, today(organization, now)).ifPresent(invoice -> {
            CurrencyUnit currency = organizations.currency(organization, invoice.currencyCode());
            InvoiceStanding before = InvoiceStanding.of(invoice, currency);
            invoice.fallOverdue(now);
            invoices.flush(organization);
            trail.fellOverdue(organization, id, before, InvoiceStanding.of(invoice, currency));
        });
    }

    private LocalDate today(OrganizationId organization, Instant now) {
        return LocalDate.ofInstant(now, organizations.profile(organization).timeZone());
    }
}
