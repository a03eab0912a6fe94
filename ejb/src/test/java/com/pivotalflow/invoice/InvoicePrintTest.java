package com.pivotalflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.document.QuoteDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class InvoicePrintTest {

    private static final UUID ID = new UUID(1, 1);

    private static final IssuedInvoice INVOICE = new IssuedInvoice(
            IssuedInvoice.SCHEMA,
            "INV-2026-0001",
            1,
            new IssuedInvoice.Seller(ID, "Kea (Partners)", "Pacific/Auckland", null, null),
            new IssuedInvoice.Buyer(ID, "Tūī Freight Ltd", null, null),
            "Audit of \\May",
            null,
            "NZD",
            new QuoteDocument.Policy("NZ", "net", "DOCUMENT", "HALF_UP"),
            "2026-06-01T00:00:00Z",
            "2026-06-01",
            "2026-06-21",
            null,
            null,
            null,
            List.of(),
            new QuoteDocument.Totals("100.00", "0.00", "0.00", "100.00", "15.00", "115.00"),
            List.of());

    private final CanonicalDocument content = CanonicalDocument.of(INVOICE);

    @Test
    void theSameDocumentGivesTheSameBytes() {
        assertThat(InvoicePrint.pdf(INVOICE, content)).isEqualTo(InvoicePrint.pdf(INVOICE, content));
    }

    @Test
    void itSaysWhatIsOwedUntilWhenAndByWhichDocument() {
        assertThat(text())
                .contains(
                        "(Invoice INV-2026-0001)",
                        "(Kea \\(Partners\\) to T?? Freight Ltd)",
                        "(Audit of \\\\May)",
                        "(Issued 2026-06-01, due 2026-06-21)",
                        "(Total 115.00 NZD)",
                        "(" + CanonicalDocument.text(content.hash()) + ")");
    }

    @Test
    void itsTableOfObjectsIsRight() {
        String file = text();
        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(file);
        assertThat(start.find()).isTrue();
        int table = Integer.parseInt(start.group(1));
        assertThat(file.substring(table)).startsWith("xref\n0 6\n");
        List<String> entries = file.substring(table).lines().skip(3).limit(5).toList();
        for (int i = 0; i < entries.size(); i++) {
            int offset = Integer.parseInt(entries.get(i).substring(0, 10));
            assertThat(file.substring(offset)).startsWith((i + 1) + " 0 obj\n");
        }
        Matcher stream = Pattern.compile("/Length (\\d+) >>\nstream\n").matcher(file);
        assertThat(stream.find()).isTrue();
        assertThat(file.substring(stream.end() + Integer.parseInt(stream.group(1))))
                .startsWith("endstream");
    }

    private String text() {
        return new String(InvoicePrint.pdf(INVOICE, content), StandardCharsets.ISO_8859_1);
    }
}
