package com.pivotalflow.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that leads somewhere.
 *
 * @param id the link
 * @param quote the quote
 * @param version the version that it shows
 * @param mayDecide whether its holder may accept or decline
 * @param recipient name of who it was made for
 */
public record FoundLink(
        UUID id,
        UUID quote,
        UUID version,
        boolean mayDecide,
        @Nullable String recipient) {}
