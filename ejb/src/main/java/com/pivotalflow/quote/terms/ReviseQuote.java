package com.pivotalflow.quote.terms;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * Starting the next version.
 *
 * @param reason why, 3 to 1000 characters
 * @param holdIssued whether the customer can't decide on the version in hand meanwhile; false when absent
 * @param reprice whether prices, tax rates and the exchange rate are found anew; false when absent
 */
public record ReviseQuote(
        @Nullable @Length(min = 3, max = 1000) String reason,
        @Nullable Boolean holdIssued,
        @Nullable Boolean reprice) {}
