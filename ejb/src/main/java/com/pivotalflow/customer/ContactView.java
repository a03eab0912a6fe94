package com.pivotalflow.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person at a customer as clients see it.
 *
 * @param id the contact
 * @param customerId the customer
 * @param firstName given name
 * @param lastName family name
 * @param email unique among the contacts of the customer
 * @param phone number
 * @param position what the person does
 * @param department where in the company
 * @param isPrimary whether documents go to this person by default; at most one of a customer
 * @param notes free text
 * @param contactExtras further numbers and addresses
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record ContactView(
        UUID id,
        UUID customerId,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String position,
        @Nullable String department,
        @JsonProperty("isPrimary") boolean isPrimary,
        @Nullable String notes,
        Metadata contactExtras,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
