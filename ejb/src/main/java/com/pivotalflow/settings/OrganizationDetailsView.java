package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization as its own people see it.
 *
 * @param id the tenant
 * @param slug its name in addresses and at sign-in
 * @param name in daily use
 * @param legalName registered name
 * @param timezone IANA name
 * @param locale BCP 47 tag
 * @param currency code of the base currency
 * @param country two letters of ISO 3166-1
 * @param taxId registration number
 * @param address where it is; absent when nothing is known
 * @param phone number
 * @param email where customers reach it
 * @param website address of its pages
 * @param contactExtras further numbers and addresses
 * @param settings defaults of presentation
 * @param createdAt when it was opened
 * @param updatedAt when it was last changed
 * @param etag entity tag, the same as that of its defaults for documents
 */
public record OrganizationDetailsView(
        UUID id,
        String slug,
        String name,
        @Nullable String legalName,
        String timezone,
        String locale,
        String currency,
        @Nullable String country,
        @Nullable String taxId,
        OrganizationDetails.@Nullable Address address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        Metadata contactExtras,
        Metadata settings,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /** What a change begins with. */
    OrganizationDetails content() {
        return new OrganizationDetails(
                name,
                legalName,
                timezone,
                locale,
                currency,
                country,
                taxId,
                address,
                phone,
                email,
                website,
                contactExtras,
                settings);
    }
}
