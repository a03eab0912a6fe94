package com.pivotalflow.quote.view;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;

/** Writes the working content as the documents that an approval and a version are bound to. */
public final class QuoteSealing {

    private QuoteSealing() {}

    /**
     * The document that sending would give.
     *
     * @param view the quote with nothing left out
     */
    public static QuoteDocument document(
            OrganizationId organization, StoredHeading heading, QuoteView view, StoredParties parties) {
        return QuoteDocuments.document(
                view.quoteNumber(), view.version(), organization, parties, heading, view.groups(), shown(view));
    }

    /** The document with its internal side: what an approval is bound to. */
    public static CanonicalDocument seal(
            OrganizationId organization, StoredHeading heading, QuoteView view, StoredParties parties) {
        return CanonicalDocument.sealed(
                document(organization, heading, view, parties), QuoteDocuments.internal(shown(view), view.fx()));
    }

    private static ShownParts shown(QuoteView view) {
        return new ShownParts(view.discounts(), view.lines(), view.totals(), view.taxBreakdown(), view.baseTotals());
    }
}
