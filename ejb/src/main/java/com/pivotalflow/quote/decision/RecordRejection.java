package com.pivotalflow.quote.decision;

import com.pivotalflow.validation.Length;
import org.jspecify.annotations.Nullable;

/**
 * A customer's no that staff learned of.
 *
 * @param channel how
 * @param name of who said it, 2 to 200 characters
 * @param role what they are to the customer
 * @param reference of the customer, such as the date of a letter
 * @param reason why, 3 to 1000 characters
 */
public record RecordRejection(
        OutsideChannel channel,
        @Length(min = 2, max = 200) String name,
        @Nullable @Length(min = 2, max = 100) String role,
        @Length(min = 1, max = 200) String reference,
        @Nullable @Length(min = 3, max = 1000) String reason) {}
