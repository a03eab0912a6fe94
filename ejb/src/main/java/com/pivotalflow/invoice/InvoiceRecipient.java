package com.pivotalflow.invoice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets an invoice, as it was found.
 *
 * @param contactId a contact of the customer
 * @param name what the person is called
 * @param email where it is mailed to
 */
record InvoiceRecipient(@Nullable UUID contactId, @Nullable String name, String email) {}
