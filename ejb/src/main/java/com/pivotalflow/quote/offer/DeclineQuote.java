package com.pivotalflow.quote.offer;

import com.pivotalflow.quote.terms.EmailAddress;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A customer's no.
 *
 * @param name of who says it, 2 to 200 characters
 * @param email their address
 * @param reason why, 3 to 1000 characters
 */
public record DeclineQuote(
        @Length(min = 2, max = 200) String name,

        @Length(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = "{FORMAT}")
        String email,

        @Nullable @Length(min = 3, max = 1000) String reason) {}
