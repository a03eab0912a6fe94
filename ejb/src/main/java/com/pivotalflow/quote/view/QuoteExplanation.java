package com.pivotalflow.quote.view;

import java.util.List;
import java.util.UUID;

/**
 * How every amount of a quote came about.
 *
 * @param quoteId the quote
 * @param currency code of every amount's currency
 * @param lines in order of position
 * @param totals over the lines that count
 */
public record QuoteExplanation(
        UUID quoteId, String currency, List<CalculationView.LineSteps> lines, QuoteView.Totals totals) {

    public QuoteExplanation {
        lines = List.copyOf(lines);
    }
}
