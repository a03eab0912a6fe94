package com.pivotalflow.invoice;

import com.pivotalflow.customer.ContactId;
import com.pivotalflow.customer.ContactReference;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.mail.MailAttachment;
import com.pivotalflow.mail.MailMessage;
import com.pivotalflow.mail.MailService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mails an issued invoice, with its print, to those who get it. */
@ApplicationScoped
class InvoiceMail {

    private static final Logger LOG = System.getLogger(InvoiceMail.class.getName());

    @Inject
    CustomerService customers;

    @Inject
    MailService mails;

    /**
     * Finds out who gets an invoice: contacts of the customer, by their own address or another, and whoever has one.
     *
     * @throws InvalidInputException when a contact is not the customer's, or an address is missing
     */
    List<InvoiceRecipient> recipients(Caller caller, Invoice invoice, List<SendInvoice.Recipient> stated) {
        List<FieldError> errors = new ArrayList<>();
        List<InvoiceRecipient> recipients = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            recipient(caller, invoice, stated.get(i), "/recipients/" + i, errors)
                    .ifPresent(recipients::add);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return recipients;
    }

    private Optional<InvoiceRecipient> recipient(
            Caller caller, Invoice invoice, SendInvoice.Recipient stated, String pointer, List<FieldError> errors) {
        UUID id = stated.contactId();
        Optional<ContactReference> contact = id == null
                ? Optional.empty()
                : customers.contact(caller.organization(), new CustomerId(invoice.customerId()), new ContactId(id));
        if (id != null && contact.isEmpty()) {
            errors.add(new FieldError(pointer + "/contactId", "REFERENCE_NOT_FOUND", "There is no such record."));
            return Optional.empty();
        }
        String email = stated.email() == null
                ? contact.flatMap(ContactReference::email).orElse(null)
                : stated.email();
        if (email == null) {
            errors.add(new FieldError(
                    pointer + "/email",
                    "REQUIRED",
                    contact.isPresent() ? "This contact has no address." : "Name a contact or an address."));
            return Optional.empty();
        }
        return Optional.of(new InvoiceRecipient(id, name(stated, contact), email));
    }

    private static @Nullable String name(SendInvoice.Recipient stated, Optional<ContactReference> contact) {
        return stated.name() == null ? contact.map(ContactReference::name).orElse(null) : stated.name();
    }

    /** Has the invoice mailed, once it is issued; without mail it is handed over by other means. */
    void send(Caller caller, Invoice invoice, PrintedInvoice printed, List<InvoiceRecipient> recipients) {
        IssuedInvoice document = printed.document();
        MailAttachment file = new MailAttachment(document.invoiceNumber() + ".pdf", "application/pdf", printed.pdf());
        for (InvoiceRecipient recipient : recipients) {
            boolean isMailed = mails.enqueue(
                    caller.organization(),
                    new MailMessage(
                            recipient.email(),
                            recipient.name(),
                            subject(document),
                            text(document, recipient),
                            null,
                            List.of(file)));
            if (!isMailed) {
                LOG.log(Level.WARNING, "Invoice {0} was not mailed; whoever issued it has it.", invoice.id());
            }
        }
    }

    private static String subject(IssuedInvoice document) {
        return "Invoice " + document.invoiceNumber() + " from "
                + document.organization().name();
    }

    /** Whom it is for, what it is for, how much is to be paid and until when. */
    private static String text(IssuedInvoice document, InvoiceRecipient recipient) {
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        text.add(recipient.name() == null ? "Hello," : "Hello " + recipient.name() + ",");
        text.add(document.organization().name() + " has sent you the invoice " + document.invoiceNumber() + ": "
                + document.title() + ".");
        text.add("The total is " + document.totals().grandTotal() + " " + document.currency() + ", due on "
                + document.dueDate() + ". The invoice is attached.");
        return text.toString();
    }
}
