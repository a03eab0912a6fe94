package com.pivotalflow.customer;

import org.jspecify.annotations.Nullable;

/**
 * What a person at a customer starts with.
 *
 * @param firstName given name
 * @param lastName family name
 * @param email unique among the contacts of the customer
 * @param phone number
 * @param position what the person does
 * @param primary whether documents go to this person by default
 */
public record NewContact(
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String position,
        boolean primary) {}
