package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds invoices for whoever books money on them. */
@ApplicationScoped
public class InvoiceAccounts {

    @Inject
    InvoiceRepository invoices;

    @Inject
    OrganizationService organizations;

    /** What an invoice is paid in; empty when it is not there. */
    public Optional<CurrencyUnit> currency(OrganizationId organization, InvoiceId id) {
        return invoices.find(organization, id).map(invoice -> currency(organization, invoice));
    }

    /** An invoice that nobody else changes until the transaction ends; empty when it is not there. */
    public Optional<InvoiceAccount> lock(OrganizationId organization, InvoiceId id) {
        return invoices.findForChange(organization, id)
                .map(invoice -> new InvoiceAccount(invoice, currency(organization, invoice)));
    }

    private CurrencyUnit currency(OrganizationId organization, Invoice invoice) {
        return organizations.currency(organization, invoice.currencyCode());
    }
}
