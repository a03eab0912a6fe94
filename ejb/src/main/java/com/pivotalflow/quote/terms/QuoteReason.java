package com.pivotalflow.quote.terms;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * Why something is done to a quote.
 *
 * @param reason 3 to 1000 characters
 */
public record QuoteReason(
        @Nullable @Length(min = 3, max = 1000) String reason) {}
