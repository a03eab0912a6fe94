package com.pivotalflow.quote.decision;

import com.pivotalflow.quote.terms.CustomerSelection;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A customer's yes that staff learned of.
 *
 * @param channel how
 * @param name of who said it, 2 to 200 characters
 * @param role what they are to the customer
 * @param reference of the customer, such as an order number
 * @param selection what they take; absent means what was preselected
 */
public record RecordAcceptance(
        OutsideChannel channel,
        @Length(min = 2, max = 200) String name,
        @Nullable @Length(min = 2, max = 100) String role,
        @Length(min = 1, max = 200) String reference,
        @Nullable @Valid CustomerSelection selection) {}
