package com.pivotalflow.quote.offer;

import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;

/**
 * What a customer accepted just now.
 *
 * @param outcome yes
 * @param acceptedAt when
 * @param quoteNumber as people read it
 * @param version number of the version
 * @param contentHash of what was accepted
 * @param selectionHash of what was chosen
 * @param totals what that comes to
 */
public record AcceptedOffer(
        DecisionOutcome outcome,
        Instant acceptedAt,
        String quoteNumber,
        int version,
        String contentHash,
        String selectionHash,
        QuoteView.Totals totals) {}
