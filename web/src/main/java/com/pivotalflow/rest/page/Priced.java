package com.pivotalflow.rest.page;

import com.pivotalflow.quote.offer.PublicCalculation;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.view.QuoteView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a choice comes to.
 *
 * @param lines in order
 * @param discounts on the whole document
 * @param totals over the lines that count
 * @param taxes per class and rate
 * @param deposit asked in advance
 */
record Priced(
        List<PublicQuoteView.Line> lines,
        List<QuoteView.DiscountView> discounts,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxes,
        @Nullable String deposit) {

    /** As the author preselected it. */
    static Priced of(PublicQuoteView quote) {
        return new Priced(
                quote.lines(), quote.discounts(), quote.totals(), quote.taxBreakdown(), quote.depositAmount());
    }

    /** As the customer chose. */
    static Priced of(PublicCalculation calculation) {
        return new Priced(
                calculation.lines(),
                calculation.discounts(),
                calculation.totals(),
                calculation.taxBreakdown(),
                calculation.depositAmount());
    }
}
