package com.pivotalflow.quote.print;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.print.PrintTerms;
import com.pivotalflow.print.QuotePdf;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * All that the print of a quote is made from. Two that are equal give the same bytes.
 *
 * @param isSendable whether the quote is where it can be sent from
 * @param document what the customer is told
 * @param terms what its print says besides
 */
public record PrintableQuote(boolean isSendable, QuoteDocument document, PrintTerms terms) {

    /**
     * The quote as it would be sent now.
     *
     * @param document what the customer would be told
     * @param whole the quote with nothing left out
     * @param parties names and addresses of this moment
     * @param locale how figures and dates are written
     * @param zone where the last day ends
     */
    public static PrintableQuote of(
            QuoteDocument document, QuoteView whole, StoredParties parties, Locale locale, ZoneId zone) {
        String hash = CanonicalDocument.text(CanonicalDocument.of(document).hash());
        return new PrintableQuote(
                whole.status() == QuoteStatus.APPROVED,
                document,
                new PrintTerms(
                        locale,
                        deadline(whole.validUntil(), zone),
                        hash,
                        parties.sellerAddress(),
                        parties.customerAddress(),
                        whole.depositAmount()));
    }

    /** The first instant that is too late: the start of the day after the last, where the organization is. */
    static Instant deadline(LocalDate validUntil, ZoneId zone) {
        return validUntil.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Prints it as it would be sent. */
    byte[] pdf() {
        return QuotePdf.of(document, terms);
    }

    /** Prints it as a look at work in progress. */
    byte[] preview() {
        return QuotePdf.of(document, terms.asDraft());
    }
}
