package com.pivotalflow.invoice;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerReference;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.quote.AcceptedQuote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes drafts of invoices of what customers accepted. */
@ApplicationScoped
public class InvoiceDrafting {

    @Inject
    InvoiceRepository invoices;

    @Inject
    CustomerService customers;

    @Inject
    OrganizationService organizations;

    public InvoiceView draft(
            Caller caller, AcceptedQuote quote, @Nullable UUID project, @Nullable Integer dueInDays, Instant now) {
        Invoice invoice = Invoice.of(
                caller,
                quote,
                new Invoice.Origin(project, dueDate(caller, dueInDays, now), customerName(caller, quote.customerId())),
                now);
        invoices.add(caller.organization(), invoice);
        return InvoiceViews.of(
                invoice, organizations.currency(caller.organization(), quote.currency()), quote.version());
    }

    private @Nullable LocalDate dueDate(Caller caller, @Nullable Integer dueInDays, Instant now) {
        return dueInDays == null
                ? null
                : LocalDate.ofInstant(
                                now,
                                organizations.profile(caller.organization()).timeZone())
                        .plusDays(dueInDays);
    }

    /** What an invoice is found by besides its title. */
    String customerName(Caller caller, UUID customer) {
        return customers
                .reference(caller.organization(), new CustomerId(customer))
                .map(CustomerReference::companyName)
                .orElseThrow(() -> new IllegalStateException("a document without its customer"));
    }
}
