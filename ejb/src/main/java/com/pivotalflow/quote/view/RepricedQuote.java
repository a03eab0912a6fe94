package com.pivotalflow.quote.view;

import com.pivotalflow.document.QuoteDifference;
import com.pivotalflow.money.DecimalText;
import java.util.List;
import java.util.UUID;

/**
 * A quote with its prices found anew.
 *
 * @param etag entity tag of the quote as it is stored
 * @param applied whether it was kept
 * @param previewHash names this very result: sent back, it is kept if nothing changed meanwhile
 * @param difference what it changes
 * @param lines where the price of each line came from, and comes from now
 */
public record RepricedQuote(
        String etag, boolean applied, String previewHash, QuoteDifference difference, List<Line> lines) {

    public RepricedQuote {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param lineId its key
     * @param oldRule how the stored price was found
     * @param newRule how the price is found now
     * @param oldUnitPrice price of one unit as stored
     * @param newUnitPrice price of one unit as it would be
     */
    public record Line(
            UUID lineId,
            String oldRule,
            String newRule,
            @DecimalText String oldUnitPrice,
            @DecimalText String newUnitPrice) {}
}
