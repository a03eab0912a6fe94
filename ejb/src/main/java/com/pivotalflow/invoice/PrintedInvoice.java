package com.pivotalflow.invoice;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.print.InvoicePdf;
import java.time.Instant;
import java.util.Locale;

/**
 * The print of an invoice as of an instant. Opaque to those who carry it from {@link InvoicePrintService#forSending} to
 * {@link InvoiceService#send}.
 */
public final class PrintedInvoice {

    private final IssuedInvoice document;
    private final CanonicalDocument content;
    private final Locale locale;
    private final Instant issuedAt;
    private final byte[] pdf;

    private PrintedInvoice(IssuedInvoice document, Locale locale, Instant issuedAt) {
        this.document = document;
        this.content = CanonicalDocument.of(document);
        this.locale = locale;
        this.issuedAt = issuedAt;
        this.pdf = InvoicePdf.of(document, content.hash(), locale);
    }

    /** Prints an invoice; {@code issuedAt} is the instant that the document states. */
    static PrintedInvoice of(PrintableInvoice source) {
        return new PrintedInvoice(source.document(), source.locale(), source.issuedAt());
    }

    /** This, if it was made from exactly that; otherwise a new print. */
    PrintedInvoice orNew(PrintableInvoice wanted) {
        return document.equals(wanted.document()) && locale.equals(wanted.locale()) ? this : of(wanted);
    }

    IssuedInvoice document() {
        return document;
    }

    /** What is stored and hashed. */
    CanonicalDocument content() {
        return content;
    }

    /** When the invoice is issued. */
    Instant issuedAt() {
        return issuedAt;
    }

    /** The file, a copy. */
    byte[] pdf() {
        return pdf.clone();
    }
}
