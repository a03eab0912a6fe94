package com.pivotalflow.quote.trail;

import com.pivotalflow.quote.lifecycle.QuoteStatus;
import java.util.UUID;

/**
 * What an event tells of a quote, without what the quote says.
 *
 * @param id the quote
 * @param rowVersion of its row
 * @param version number of the version being worked on or issued
 * @param status as it is seen
 */
public record QuoteMark(UUID id, long rowVersion, int version, QuoteStatus status) {}
