package com.pivotalflow.print;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import org.jspecify.annotations.Nullable;

/**
 * A quote as PDF: tagged, with its fonts inside, by the standards PDF/A-2a and PDF/UA-1. Pure: the same document and
 * terms give the same bytes.
 */
public final class QuotePdf {

    private static final int LONGEST_LARGE_FIGURE = 14;

    private final QuoteDocument quote;
    private final PrintTerms terms;
    private final Words words;
    private final Figures figures;
    private final Sheet sheet;

    private QuotePdf(QuoteDocument quote, PrintTerms terms) {
        this.quote = quote;
        this.terms = terms;
        this.words = Words.of(terms.locale());
        this.figures = Figures.of(terms.locale());
        String draft = terms.isDraft() ? words.of("draft") + " – " : "";
        this.sheet = new Sheet(
                words.language(),
                draft + words.of("quote") + " " + quote.quoteNumber() + " – " + quote.title(),
                quote.organization().name());
    }

    /**
     * Prints a quote.
     *
     * @throws PrintFailedException a defect of ours
     */
    public static byte[] of(QuoteDocument quote, PrintTerms terms) {
        QuotePdf print = new QuotePdf(quote, terms);
        print.write();
        return new Typesetter(
                        quote.quoteNumber(),
                        CanonicalDocument.of(quote).hash(),
                        quote.validFrom(),
                        terms.isDraft() ? print.words.of("draft") : "")
                .pdf(print.sheet);
    }

    private void write() {
        Part body = sheet.body();
        foot(body);
        head(body);
        subject(body);
        facts(body);
        new QuoteLinesPart(quote, words, figures).write(body);
        new QuoteSummaryPart(quote, terms, words, figures).write(body);
        prose(body, "notes", quote.notes());
        prose(body, "terms", quote.termsConditions());
        seal(body);
    }

    private void foot(Part body) {
        Part row = body.add("table", "foot").add("tbody").add("tr");
        Part left = row.add("td");
        left.add("div").text(quote.organization().name());
        left.add("div").text(numberAndVersion());
        Part center = row.add("td", "center");
        if (terms.isDraft()) {
            center.add("div", "draft").text(words.of("draft"));
        } else {
            center.add("div").text(words.of("hash"));
            center.add("div").text(terms.shortHash());
        }
        row.add("td", "end")
                .add("span", "page")
                .attribute("data-page", words.of("page"))
                .attribute("data-of", words.of("of"));
    }

    private String numberAndVersion() {
        return words.of("quote") + " " + quote.quoteNumber() + " · " + words.of("version") + " " + quote.version();
    }

    private void head(Part body) {
        Part row = body.add("table", "head").add("tbody").add("tr");
        Part seller = row.add("td");
        seller.add("div", "seller").text(quote.organization().name());
        address(seller, terms.sellerAddress());
        Part kind = row.add("td", "kind");
        kind.add("div", "word").text(words.of("quote"));
        kind.add("div").text(quote.quoteNumber() + " · " + words.of("version") + " " + quote.version());
        if (terms.isDraft()) {
            kind.add("div", "draft").text(words.of("draft"));
        }
    }

    private static void address(Part part, @Nullable String address) {
        if (address != null) {
            part.add("p", "muted").text(address);
        }
    }

    private void subject(Part body) {
        Part subject = body.add("div", "subject");
        subject.add("h1").text(quote.title());
        if (terms.isDraft()) {
            subject.add("p", "draft").text(words.of("draft.note"));
        }
        if (quote.description() != null) {
            subject.add("p").text(quote.description());
        }
    }

    private void facts(Part body) {
        Part row = body.add("table", "facts").add("tbody").add("tr");
        Part who = row.add("td", "who");
        who.add("div", "label").text(words.of("customer"));
        who.add("div", "name").text(quote.customer().name());
        address(who, terms.customerAddress());
        Part when = row.add("td", "when");
        when.add("div", "label").text(words.of("validFrom"));
        when.add("div").text(words.day(quote.validFrom()));
        when.add("div", "label second").text(words.of("validUntil"));
        when.add("div").text(words.day(quote.validUntil()));
        Part sum = row.add("td", "sum");
        sum.add("div", "label").text(words.of("total") + " (" + quote.currency() + ")");
        String total = figures.of(quote.totals().grandTotal());
        sum.add("div", total.length() > LONGEST_LARGE_FIGURE ? "amount long" : "amount")
                .text(total);
    }

    private void prose(Part body, String heading, @Nullable String text) {
        if (text != null) {
            Part section = body.add("div", "section");
            section.add("h2").text(words.of(heading));
            section.add("p").text(text);
        }
    }

    private void seal(Part body) {
        Part section = body.add("div", "seal");
        section.add("h2").text(words.of("document"));
        Part rows = section.add("table").add("tbody");
        fact(rows, "number", quote.quoteNumber());
        fact(rows, "version", Integer.toString(quote.version()));
        fact(
                rows,
                "deadline",
                words.before(terms.deadline(), quote.organization().timeZone()) + "\n" + terms.deadline());
        if (terms.contentHash() != null) {
            fact(rows, "hash", terms.contentHash());
        }
    }

    private void fact(Part rows, String name, String value) {
        Part row = rows.add("tr");
        row.rowHead(words.of(name));
        row.add("td").add("p").text(value);
    }
}
