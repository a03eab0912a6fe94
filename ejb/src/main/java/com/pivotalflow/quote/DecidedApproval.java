package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalRoundView;
import com.pivotalflow.quote.lifecycle.QuoteStatus;

/**
 * What came of a decision on a quote.
 *
 * @param round the round of approval
 * @param quoteStatus where the quote stands now
 */
public record DecidedApproval(ApprovalRoundView round, QuoteStatus quoteStatus) {}
