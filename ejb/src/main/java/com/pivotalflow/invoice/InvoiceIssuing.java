package com.pivotalflow.invoice;

import com.pivotalflow.customer.ContactId;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.print.InvoicePdf;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gives drafts their number and writes the document that stays. */
@ApplicationScoped
class InvoiceIssuing {

    @Inject
    InvoiceRepository invoices;

    @Inject
    OrganizationService organizations;

    @Inject
    CustomerService customers;

    /**
     * Issues a draft.
     *
     * @param before how it was shown before
     * @return how it is shown from now on
     */
    InvoiceView issue(Caller caller, Invoice invoice, InvoiceView before, SendInvoice command, Instant now) {
        requireRecipients(caller, invoice, command.recipients());
        OrganizationProfile profile = organizations.profile(caller.organization());
        InvoiceParties parties = invoices.parties(caller.organization(), invoice.customerId());
        LocalDate today = LocalDate.ofInstant(now, profile.timeZone());
        LocalDate dueDate = before.dueDate() == null ? today.plusDays(parties.paymentTermsDays()) : before.dueDate();
        // Last, so that others wait for the counter as shortly as possible.
        InvoiceNumber number = invoices.nextNumber(caller.organization(), profile, today.getYear());
        invoice.issue(caller, number, dueDate, parties.customerName(), now);
        CurrencyUnit currency = organizations.currency(caller.organization(), invoice.currencyCode());
        IssuedInvoice document = InvoiceDocuments.document(
                invoice,
                InvoiceViews.of(invoice, currency, before.quoteVersion()),
                parties.printed(profile, invoice.customerId()));
        CanonicalDocument content = CanonicalDocument.of(document);
        byte[] pdf = InvoicePdf.of(document, content.hash(), parties.locale());
        invoices.issue(caller.organization(), new InvoiceDocument(invoice, content, pdf, now));
        return InvoiceViews.of(invoice, currency, before.quoteVersion());
    }

    /** Contacts are the customer's; whoever is none has an address. */
    private void requireRecipients(Caller caller, Invoice invoice, List<SendInvoice.Recipient> recipients) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            UUID contact = recipients.get(i).contactId();
            String pointer = "/recipients/" + i;
            if (contact == null && recipients.get(i).email() == null) {
                errors.add(new FieldError(pointer + "/email", "REQUIRED", "Name a contact or an address."));
            }
            if (contact != null && !isContact(caller, invoice, contact)) {
                errors.add(new FieldError(pointer + "/contactId", "REFERENCE_NOT_FOUND", "There is no such record."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private boolean isContact(Caller caller, Invoice invoice, UUID contact) {
        return customers.hasContact(
                caller.organization(), new CustomerId(invoice.customerId()), new ContactId(contact));
    }
}
