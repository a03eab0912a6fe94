package com.pivotalflow.print;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice as PDF, by the same standards and with the same promises as {@link QuotePdf}. */
public final class InvoicePdf {

    private final IssuedInvoice invoice;
    private final String hash;
    private final Words words;
    private final Figures figures;
    private final Letter letter;

    private InvoicePdf(IssuedInvoice invoice, String hash, Locale locale) {
        this.invoice = invoice;
        this.hash = hash;
        this.words = Words.of(locale);
        this.figures = Figures.of(locale);
        this.letter = new Letter(
                words,
                words.of("invoice"),
                invoice.organization().name(),
                invoice.invoiceNumber(),
                PrintTerms.shortHash(hash));
    }

    /**
     * Prints an invoice.
     *
     * @param hash of its content, 32 bytes
     * @param locale signs in figures, forms of dates and language of the words
     * @throws PrintFailedException a defect of ours
     */
    public static byte[] of(IssuedInvoice invoice, byte[] hash, Locale locale) {
        InvoicePdf print = new InvoicePdf(invoice, CanonicalDocument.text(hash), locale);
        return new Typesetter(invoice.invoiceNumber(), hash, invoice.issueDate(), "").pdf(print.sheet());
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet(
                words.language(),
                words.of("invoice") + " " + invoice.invoiceNumber() + " – " + invoice.title(),
                invoice.organization().name());
        Part body = sheet.body();
        letter.foot(body);
        Part seller = letter.head(body);
        Letter.small(seller, invoice.organization().address());
        Letter.small(seller, taxNumber(invoice.organization().taxNumber()));
        letter.subject(body, invoice.title(), invoice.description());
        facts(body);
        LinesPart.of(invoice, words, figures).write(body);
        new SummaryPart(invoice.currency(), invoice.totals(), List.of(), invoice.taxBreakdown(), words, figures)
                .write(body, words.of("depositAsked"), invoice.depositAmount());
        letter.prose(body, "notes", invoice.notes());
        letter.prose(body, "terms", invoice.termsConditions());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("invoiceNumber", invoice.invoiceNumber());
        facts.put("issued", words.day(invoice.issueDate()) + "\n" + invoice.issuedAt());
        facts.put("hash", hash);
        letter.seal(body, facts);
        return sheet;
    }

    private @Nullable String taxNumber(@Nullable String number) {
        return number == null ? null : words.of("taxNumber") + " " + number;
    }

    private void facts(Part body) {
        Part row = body.add("table", "facts").add("tbody").add("tr");
        Part who = row.add("td", "who");
        who.add("div", "label").text(words.of("billTo"));
        who.add("div", "name").written(invoice.customer().name());
        Letter.small(who, invoice.customer().address());
        Letter.small(who, taxNumber(invoice.customer().taxNumber()));
        Part when = row.add("td", "when");
        letter.day(when, "issued", invoice.issueDate(), true);
        letter.day(when, "due", invoice.dueDate(), false);
        SummaryPart.great(
                row.add("td", "sum"),
                words.of("total") + " (" + invoice.currency() + ")",
                figures.of(invoice.totals().grandTotal()));
    }
}
