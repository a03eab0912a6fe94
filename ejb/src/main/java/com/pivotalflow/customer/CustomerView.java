package com.pivotalflow.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as clients see it.
 *
 * @param id the customer
 * @param customerNumber unique in the organization
 * @param companyName name in daily use
 * @param legalName name in contracts
 * @param industry branch of trade
 * @param website address of its pages
 * @param description free text
 * @param status where it stands
 * @param customerType what kind of buyer
 * @param source where it came from
 * @param tags labels to filter by
 * @param rating 1 to 5
 * @param taxId number given by its tax office
 * @param address where it is
 * @param phone main number
 * @param email main address
 * @param currency code of the currency it usually pays in
 * @param paymentTermsDays days it has to pay
 * @param creditLimit amount in {@code currency}
 * @param isTaxExempt whether it is exempt from tax
 * @param contactExtras further numbers and addresses
 * @param metadata labels
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag entity tag
 */
public record CustomerView(
        UUID id,
        String customerNumber,
        String companyName,
        @Nullable String legalName,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String description,
        CustomerStatus status,
        CustomerType customerType,
        @Nullable String source,
        List<String> tags,
        @Nullable Integer rating,
        @Nullable String taxId,
        @Nullable AddressView address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String currency,
        int paymentTermsDays,
        @DecimalText @Nullable String creditLimit,
        @JsonProperty("isTaxExempt") boolean isTaxExempt,
        Metadata contactExtras,
        Metadata metadata,
        Instant createdAt,
        Instant updatedAt,
        String etag) {}
