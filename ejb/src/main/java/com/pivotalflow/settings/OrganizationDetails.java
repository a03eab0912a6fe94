package com.pivotalflow.settings;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an organization says of itself.
 *
 * @param name in daily use, 2 to 255 characters; printed on documents
 * @param legalName registered name, where it differs
 * @param timezone IANA name; decides which day it is
 * @param locale BCP 47 tag of documents and mails
 * @param currency code of the base currency; fixed once there are quotes
 * @param country two letters of ISO 3166-1
 * @param taxId registration number as printed on documents
 * @param address where it is
 * @param phone number as it is written
 * @param email where customers reach it
 * @param website address of its pages
 * @param contactExtras further numbers and addresses
 * @param settings defaults of presentation
 */
@ServerOwned({"id", "slug", "status", "etag", "createdAt", "updatedAt"})
public record OrganizationDetails(
        @Length(min = 2, max = 255) String name,
        @Nullable @Length(min = 1, max = 255) String legalName,
        @Length(min = 1, max = 64) String timezone,
        @Length(min = 2, max = 35) String locale,

        @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "{FORMAT}")
        String country,

        @Nullable @Length(min = 1, max = 30) String taxId,
        @Nullable @Valid Address address,
        @Nullable @Length(min = 3, max = 30) String phone,

        @Nullable @Pattern(regexp = "[^@\\s]{1,200}@[^@\\s]{1,53}", message = "{FORMAT}")
        String email,

        @Nullable @Length(min = 1, max = 500) String website,
        @NoBusinessValues Metadata contactExtras,
        @NoBusinessValues Metadata settings) {

    /**
     * A postal address within the organization's country; each part may be unknown.
     *
     * @param street street and number
     * @param suburb part of the town
     * @param city town
     * @param region state, province or county
     * @param postcode postal code
     */
    public record Address(
            @Nullable @Length(min = 1, max = 255) String street,
            @Nullable @Length(min = 1, max = 255) String suburb,
            @Nullable @Length(min = 1, max = 255) String city,
            @Nullable @Length(min = 1, max = 255) String region,
            @Nullable @Length(min = 1, max = 20) String postcode) {

        /** Nothing is known. */
        static final Address UNKNOWN = new Address(null, null, null, null, null);
    }
}
