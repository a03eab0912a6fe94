package com.pivotalflow.quote.link;

import com.pivotalflow.delivery.DeliveryChannel;
import com.pivotalflow.quote.terms.EmailAddress;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Putting an approved quote in front of the customer.
 *
 * @param recipients who gets a link of their own
 * @param channel how it gets there; absent means by mail if there are recipients
 * @param message what the sender adds to the mail
 */
public record SendQuote(
        @Size(max = 10, message = "{TOO_MANY}") List<@Valid Receiver> recipients,
        @Nullable DeliveryChannel channel,
        @Nullable @Length(min = 1, max = 2000) String message) {

    public SendQuote {
        recipients = List.copyOf(recipients);
    }

    /**
     * Who gets a link.
     *
     * @param contactId a contact of the customer, whose name and address hold unless others are stated
     * @param email where to
     * @param name who
     * @param mayDecide whether the holder may accept or decline; false when absent
     */
    public record Receiver(
            @Nullable UUID contactId,

            @Nullable @Length(max = 254) @Pattern(regexp = EmailAddress.PATTERN, message = "{FORMAT}")
            String email,

            @Nullable @Length(min = 1, max = 200) String name,
            @Nullable Boolean mayDecide) {}
}
