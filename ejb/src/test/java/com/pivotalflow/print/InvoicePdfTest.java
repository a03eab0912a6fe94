package com.pivotalflow.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.document.QuoteDocument;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvoicePdfTest {

    private static final byte[] HASH = new byte[32];

    static final IssuedInvoice INVOICE = new IssuedInvoice(
            IssuedInvoice.SCHEMA,
            "INV-2026-0007",
            2,
            new IssuedInvoice.Seller(
                    new UUID(2, 1),
                    "Kōwhai Advisory Ltd",
                    "Pacific/Auckland",
                    "12 Kauri Street\nWellington",
                    "123-456"),
            new IssuedInvoice.Buyer(new UUID(3, 1), "Tūī Freight Ltd", "PO Box 14\nHamilton", "987-654"),
            "Warehouse audit",
            null,
            "NZD",
            new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
            "2026-06-01T02:30:00Z",
            "2026-06-01",
            "2026-06-21",
            "Pay in 20 days.",
            null,
            "5685.92",
            List.of(new IssuedInvoice.Line(
                    1,
                    "service",
                    "倉庫の監査",
                    null,
                    "7.25",
                    "hour",
                    "137.40",
                    false,
                    "GST",
                    "15",
                    null,
                    List.of(),
                    new QuoteDocument.Amounts("996.15", "0.00", "996.15", "149.42", "1145.57"))),
            new QuoteDocument.Totals("996.15", "0.00", "0.00", "996.15", "149.42", "1145.57"),
            List.of(new QuoteDocument.TaxRow("GST", "15", "996.15", "149.42")));

    @Test
    void anInvoiceSaysWhoOwesWhatUntilWhen() {
        String text = ReadPdf.text(InvoicePdf.of(INVOICE, HASH, PrintedQuotes.NEW_ZEALAND));

        assertThat(text)
                .contains("Invoice", "INV-2026-0007", "1 June 2026", "21 June 2026", "2026-06-01T02:30:00Z")
                .contains("Kōwhai Advisory Ltd", "123-456", "Tūī Freight Ltd", "987-654", "倉庫の監査")
                .contains("7.25", "137.40", "996.15", "149.42", "1,145.57", "5,685.92", "Pay in 20 days.")
                .contains("sha256:" + "0".repeat(64));
    }

    @Test
    void itHasTheWordsOfTheLocale() {
        assertThat(ReadPdf.text(InvoicePdf.of(INVOICE, HASH, Locale.GERMANY))).contains("Rechnung", "1.145,57");
    }

    @Test
    void theSameInvoiceGivesTheSameBytes() {
        assertThat(InvoicePdf.of(INVOICE, HASH, Locale.UK)).isEqualTo(InvoicePdf.of(INVOICE, HASH, Locale.UK));
    }
}
