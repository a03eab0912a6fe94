package com.pivotalflow.quote;

import org.jspecify.annotations.Nullable;

/**
 * Putting an approved quote in front of the customer.
 *
 * @param channel how it gets there
 */
public record SendQuote(@Nullable DeliveryChannel channel) {}
