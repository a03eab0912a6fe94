package com.pivotalflow.quote.offer;

import com.pivotalflow.quote.terms.CustomerSelection;
import com.pivotalflow.quote.terms.EmailAddress;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A customer's yes.
 *
 * @param name of who says it, 2 to 200 characters
 * @param email their address
 * @param role what they are to the customer, 2 to 100 characters
 * @param termsAccepted whether they agree to the terms; without it nothing is accepted
 * @param contentHash of what they were shown
 * @param selection what they take; absent means what was preselected
 * @param expectedGrandTotal what they were told it comes to, if it shall be compared
 */
public record AcceptQuote(
        @Length(min = 2, max = 200) String name,

        @Length(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = "{FORMAT}")
        String email,

        @Length(min = 2, max = 100) String role,
        @Nullable Boolean termsAccepted,
        @Length(max = 100) String contentHash,
        @Nullable @Valid CustomerSelection selection,
        @Nullable BigDecimal expectedGrandTotal) {}
