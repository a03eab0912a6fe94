package com.pivotalflow.quote.offer;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.view.QuoteView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a selection would come to; nothing is stored.
 *
 * @param lines in order
 * @param discounts on the whole document
 * @param totals over the lines that count
 * @param taxBreakdown per class and rate
 * @param depositAmount asked in advance
 */
public record PublicCalculation(
        List<PublicQuoteView.Line> lines,
        List<QuoteView.DiscountView> discounts,
        QuoteView.Totals totals,
        List<QuoteView.TaxRowView> taxBreakdown,
        @DecimalText @Nullable String depositAmount) {}
