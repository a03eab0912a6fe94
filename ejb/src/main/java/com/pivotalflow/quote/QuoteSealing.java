package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.view.QuoteDocuments;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.ShownParts;

/** Writes the working content as the documents that an approval and a version are bound to. */
final class QuoteSealing {

    private QuoteSealing() {}

    /**
     * The document that sending would give.
     *
     * @param view the quote with nothing left out
     */
    static QuoteDocument document(Quote quote, QuoteView view, StoredParties parties) {
        return QuoteDocuments.document(
                view.quoteNumber(),
                view.version(),
                quote.organization(),
                parties,
                quote.heading(),
                view.groups(),
                shown(view));
    }

    /** The document with its internal side: what an approval is bound to. */
    static CanonicalDocument seal(Quote quote, QuoteView view, StoredParties parties) {
        return CanonicalDocument.sealed(
                document(quote, view, parties), QuoteDocuments.internal(shown(view), view.fx()));
    }

    private static ShownParts shown(QuoteView view) {
        return new ShownParts(view.discounts(), view.lines(), view.totals(), view.taxBreakdown(), view.baseTotals());
    }
}
