package com.pivotalflow.quote.content;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.UserId;
import java.time.Instant;

/**
 * Sending a quote: what is frozen besides its content.
 *
 * @param by who sends it
 * @param at when
 * @param parties names and addresses of this moment
 * @param deadline when the time for a decision is over, exclusive
 * @param content what the customer can download
 * @param seal the content with its internal side, as it was approved
 */
public record Issue(
        UserId by,
        Instant at,
        StoredParties parties,
        Instant deadline,
        CanonicalDocument content,
        CanonicalDocument seal) {}
