package com.pivotalflow.quote.offer;

import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import java.time.Instant;

/**
 * What a customer declined just now.
 *
 * @param outcome no
 * @param decidedAt when
 */
public record DeclinedOffer(DecisionOutcome outcome, Instant decidedAt) {}
