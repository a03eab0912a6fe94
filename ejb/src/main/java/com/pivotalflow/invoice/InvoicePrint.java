package com.pivotalflow.invoice;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints an issued invoice as a PDF of one page: what it is, what is owed until when, and the hash of the document that
 * says everything. The same document gives the same bytes. Characters that the built-in font of PDF has not are printed
 * as question marks.
 */
final class InvoicePrint {

    private static final String HEADER = "%PDF-1.4\n";
    private static final int LINE_HEIGHT = 18;

    private InvoicePrint() {}

    /** The page. */
    static byte[] pdf(IssuedInvoice invoice, CanonicalDocument content) {
        List<String> text = List.of(
                "Invoice " + invoice.invoiceNumber(),
                invoice.organization().name() + " to " + invoice.customer().name(),
                invoice.title(),
                "Issued " + invoice.issueDate() + ", due " + invoice.dueDate(),
                "Net " + invoice.totals().netTotal() + ", tax "
                        + invoice.totals().taxTotal(),
                "Total " + invoice.totals().grandTotal() + " " + invoice.currency(),
                CanonicalDocument.text(content.hash()));
        return file(page(text));
    }

    private static String page(List<String> text) {
        StringBuilder page = new StringBuilder("BT /F1 11 Tf " + LINE_HEIGHT + " TL 50 780 Td\n");
        text.forEach(line -> page.append('(').append(escaped(line)).append(") Tj T*\n"));
        return page.append("ET\n").toString();
    }

    private static String escaped(String line) {
        String latin = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        return latin.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static byte[] file(String page) {
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "endstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        StringBuilder file = new StringBuilder(HEADER);
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(file.length());
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append("0".repeat(10 - offset.toString().length()))
                .append(offset)
                .append(" 00000 n \n"));
        file.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n");
        file.append(table).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
