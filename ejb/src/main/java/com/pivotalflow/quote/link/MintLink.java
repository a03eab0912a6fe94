package com.pivotalflow.quote.link;

import com.pivotalflow.quote.terms.EmailAddress;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another link to what was sent.
 *
 * @param recipient who gets it
 * @param mayDecide whether the holder may accept or decline; false when absent
 */
public record MintLink(@Valid Receiver recipient, @Nullable Boolean mayDecide) {

    /**
     * Who gets a link.
     *
     * @param contactId a contact of the customer, whose name and address hold unless others are stated
     * @param email where they can be reached
     * @param name who
     */
    public record Receiver(
            @Nullable UUID contactId,

            @Nullable @Length(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = "{FORMAT}")
            String email,

            @Nullable @Length(min = 1, max = 200) String name) {}
}
