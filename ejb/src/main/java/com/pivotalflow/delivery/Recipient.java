package com.pivotalflow.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a link.
 *
 * @param contactId a contact of the customer; absent for anybody else
 * @param name as it is written
 * @param email address; always there when we mail the link
 * @param mayDecide whether the holder may accept or decline, not only read
 */
public record Recipient(
        @Nullable UUID contactId,
        @Nullable String name,
        @Nullable String email,
        boolean mayDecide) {}
