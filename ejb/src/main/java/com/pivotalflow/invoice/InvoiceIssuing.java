package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.SendInvoice;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Gives drafts their number and writes the document that stays. */
@ApplicationScoped
class InvoiceIssuing {

    @Inject
    InvoiceRepository invoices;

    @Inject
    OrganizationService organizations;

    @Inject
    InvoiceMail mail;

    /**
     * What a draft would say if it were issued now, with the number that is next.
     *
     * @param copy of the draft, which nobody stores
     */
    PrintableInvoice foresee(Caller caller, Invoice copy, Instant now) {
        return issue(
                caller,
                copy,
                invoices.versionNumber(caller.organization(), copy.quoteVersionId()),
                now,
                year -> invoices.expectedSequence(caller.organization(), year));
    }

    /**
     * Issues a draft.
     *
     * @param before how it was shown before
     * @param ahead its print, made before the draft was locked; kept only if it says what the invoice says
     * @return how it is shown from now on
     */
    InvoiceView issue(
            Caller caller,
            Invoice invoice,
            InvoiceView before,
            SendInvoice command,
            Optional<PrintedInvoice> ahead,
            Instant now) {
        List<InvoiceRecipient> recipients = mail.recipients(caller, invoice, command.recipients());
        PrintableInvoice printable = issue(
                caller,
                invoice,
                before.quoteVersion(),
                ahead.map(PrintedInvoice::issuedAt).orElse(now),
                year -> invoices.nextSequence(caller.organization(), year));
        PrintedInvoice printed =
                ahead.map(print -> print.orNew(printable)).orElseGet(() -> PrintedInvoice.of(printable));
        invoices.issue(
                caller.organization(),
                new InvoiceDocument(invoice, printed.content(), printed.pdf(), printed.issuedAt()));
        mail.send(caller, invoice, printed, recipients);
        return view(caller, invoice, before.quoteVersion());
    }

    private PrintableInvoice issue(
            Caller caller,
            Invoice invoice,
            @Nullable Integer quoteVersion,
            Instant at,
            ToLongFunction<Integer> sequenceOfYear) {
        OrganizationProfile profile = organizations.profile(caller.organization());
        InvoiceParties parties = invoices.parties(caller.organization(), invoice.customerId());
        LocalDate today = LocalDate.ofInstant(at, profile.timeZone());
        LocalDate dueDate = invoice.progress().dueDate().orElseGet(() -> today.plusDays(parties.paymentTermsDays()));
        // Last, so that others wait for the counter as shortly as possible.
        InvoiceNumber number = InvoiceNumber.of(profile, today.getYear(), sequenceOfYear.applyAsLong(today.getYear()));
        invoice.issue(caller, number, dueDate, parties.customerName(), at);
        return new PrintableInvoice(
                InvoiceDocuments.document(
                        invoice, view(caller, invoice, quoteVersion), parties.printed(profile, invoice.customerId())),
                at,
                parties.locale());
    }

    private InvoiceView view(Caller caller, Invoice invoice, @Nullable Integer quoteVersion) {
        return InvoiceViews.of(
                invoice, organizations.currency(caller.organization(), invoice.currencyCode()), quoteVersion);
    }
}
