package com.pivotalflow.platform;

import com.pivotalflow.identity.FirstAdministrator;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An organization shall be opened.
 *
 * @param name 2 to 255 characters
 * @param slug its name in addresses and at sign-in, unique in the installation
 * @param countryCode two letters of ISO 3166-1; decides the taxes it begins with
 * @param timeZone IANA name; the country's when absent
 * @param currency code of ISO 4217; the country's when absent
 * @param admin who is invited to be its administrator
 */
@ServerOwned({"id", "etag", "status", "createdAt", "closedAt", "invitationPath"})
public record OpenOrganization(
        @Length(min = 2, max = 255) String name,

        @Pattern(regexp = "[a-z0-9](-?[a-z0-9]){1,62}", message = "{FORMAT}")
        String slug,

        @Pattern(regexp = "[A-Z]{2}", message = "{FORMAT}") String countryCode,

        @Nullable @Length(min = 1, max = 64) String timeZone,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        @Valid FirstAdministrator admin) {}
