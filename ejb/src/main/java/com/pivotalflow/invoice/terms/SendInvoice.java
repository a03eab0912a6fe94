package com.pivotalflow.invoice.terms;

import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issuing an invoice.
 *
 * @param recipients who gets it, at most 10; nobody means that it is handed over by other means
 */
public record SendInvoice(
        @Size(max = 10, message = "{TOO_MANY}") List<@Valid Recipient> recipients) {

    public SendInvoice {
        recipients = List.copyOf(recipients);
    }

    /**
     * Who gets it: a contact of the customer, or an address.
     *
     * @param contactId the contact
     * @param email the address
     * @param name what the person is called
     */
    public record Recipient(
            @Nullable UUID contactId,

            @Nullable @Length(max = 254) @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "{FORMAT}")
            String email,

            @Nullable @Length(min = 1, max = 200) String name) {}
}
