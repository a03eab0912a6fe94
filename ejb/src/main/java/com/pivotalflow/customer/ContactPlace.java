package com.pivotalflow.customer;

import org.jspecify.annotations.Nullable;

/**
 * The customer that a contact is at, named by one of both, or by both if they agree.
 *
 * @param customerId the customer
 * @param customerNumber its number
 */
public record ContactPlace(
        @Nullable CustomerId customerId, @Nullable String customerNumber) {}
