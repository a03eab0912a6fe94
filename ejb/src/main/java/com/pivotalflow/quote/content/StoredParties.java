package com.pivotalflow.quote.content;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Who offered and who was offered to, as printed on a version.
 *
 * @param organizationName the firm
 * @param organizationTimeZone the zone that its days are counted in
 * @param sellerAddress where the firm is, line by line
 * @param customerName the customer
 * @param customerAddress where the customer is, line by line
 */
@Embeddable
public record StoredParties(
        @Column(name = "organization_name", nullable = false)
        String organizationName,

        @Column(name = "organization_time_zone", nullable = false, length = 64)
        String organizationTimeZone,

        @Column(name = "seller_address", length = 1000) @Nullable
        String sellerAddress,

        @Column(name = "customer_name", nullable = false) String customerName,

        @Column(name = "customer_address", length = 1000) @Nullable
        String customerAddress) {}
