package com.pivotalflow.quote.terms;

import com.pivotalflow.validation.Length;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Making a new draft of what a quote says.
 *
 * @param customerId for another customer; the same when absent
 * @param title another title, 3 to 255 characters; the same when absent
 * @param reprice whether prices are found anew instead of copied; false when absent
 */
public record DuplicateQuote(
        @Nullable UUID customerId,
        @Nullable @Length(min = 3, max = 255) String title,
        @Nullable Boolean reprice) {}
