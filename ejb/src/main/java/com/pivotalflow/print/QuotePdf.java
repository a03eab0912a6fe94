package com.pivotalflow.print;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.wording.Figures;
import com.pivotalflow.wording.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A quote as PDF: tagged, with its fonts inside, by the standards PDF/A-2a and PDF/UA-1. Pure: the same document and
 * terms give the same bytes.
 */
public final class QuotePdf {

    private final QuoteDocument quote;
    private final PrintTerms terms;
    private final Words words;
    private final Figures figures;
    private final Letter letter;

    private QuotePdf(QuoteDocument quote, PrintTerms terms) {
        this.quote = quote;
        this.terms = terms;
        this.words = Words.of(terms.locale());
        this.figures = Figures.of(terms.locale());
        this.letter = new Letter(
                words,
                words.of("quote"),
                quote.organization().name(),
                quote.quoteNumber() + " · " + words.of("version") + " " + quote.version(),
                terms.shortHash());
    }

    /**
     * Prints a quote.
     *
     * @throws PrintFailedException a defect of ours
     */
    public static byte[] of(QuoteDocument quote, PrintTerms terms) {
        QuotePdf print = new QuotePdf(quote, terms);
        return new Typesetter(
                        quote.quoteNumber(),
                        CanonicalDocument.of(quote).hash(),
                        quote.validFrom(),
                        terms.isDraft() ? print.words.of("draft") : "")
                .pdf(print.sheet());
    }

    private Sheet sheet() {
        String draft = terms.isDraft() ? words.of("draft") + " – " : "";
        Sheet sheet = new Sheet(
                words.language(),
                draft + words.of("quote") + " " + quote.quoteNumber() + " – " + quote.title(),
                quote.organization().name());
        Part body = sheet.body();
        letter.foot(body);
        Letter.small(letter.head(body), terms.sellerAddress());
        letter.subject(body, quote.title(), quote.description());
        facts(body);
        LinesPart.of(quote, words, figures).write(body);
        summary(body);
        letter.prose(body, "notes", quote.notes());
        letter.prose(body, "terms", quote.termsConditions());
        letter.seal(body, seal());
        return sheet;
    }

    private void facts(Part body) {
        Part row = body.add("table", "facts").add("tbody").add("tr");
        Part who = row.add("td", "who");
        who.add("div", "label").text(words.of("customer"));
        who.add("div", "name").written(quote.customer().name());
        Letter.small(who, terms.customerAddress());
        Part when = row.add("td", "when");
        letter.day(when, "validFrom", quote.validFrom(), true);
        letter.day(when, "validUntil", quote.validUntil(), false);
        SummaryPart.great(
                row.add("td", "sum"),
                words.of("total") + " (" + quote.currency() + ")",
                figures.of(quote.totals().grandTotal()));
    }

    private void summary(Part body) {
        String percent = quote.depositPercent();
        new SummaryPart(quote.currency(), quote.totals(), quote.discounts(), quote.taxBreakdown(), words, figures)
                .write(
                        body,
                        words.of("deposit") + (percent == null ? "" : " (" + figures.percentOf(percent) + ")"),
                        terms.depositAmount());
    }

    private Map<String, String> seal() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("number", quote.quoteNumber());
        facts.put("version", Integer.toString(quote.version()));
        facts.put(
                "deadline", words.before(terms.deadline(), quote.organization().timeZone()) + "\n" + terms.deadline());
        if (terms.contentHash() != null) {
            facts.put("hash", terms.contentHash());
        }
        return facts;
    }
}
