package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceId;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Prints invoices that are about to be issued. Runs outside of a transaction: printing takes long, and meanwhile nobody
 * should wait for the counter that numbers them.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InvoicePrintService {

    @Inject
    InvoiceService invoices;

    /**
     * Prints an invoice with the number it gets unless somebody else issues one first; empty when it is no draft.
     *
     * @throws NotFoundException {@code INVOICE_NOT_FOUND}
     */
    public Optional<PrintedInvoice> forSending(Caller caller, InvoiceId invoice) {
        return invoices.printable(caller, invoice).map(PrintedInvoice::of);
    }
}
