package com.pivotalflow.organization;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization is called and where it stands, for whoever runs the platform; nothing of what it does.
 *
 * @param id the tenant
 * @param name name for people
 * @param slug its name in addresses and at sign-in
 * @param status whether its people may work
 * @param countryCode two letters of ISO 3166-1
 * @param currency code of its base currency
 * @param timeZone IANA name of the zone its days are counted in
 * @param createdAt when it was opened
 * @param closedAt when it was closed
 * @param etag the entity tag
 * @param invitationPath where its first administrator accepts the invitation; only in the answer that opened it, and
 *     only while no mail is configured that brings it
 */
public record OrganizationView(
        UUID id,
        String name,
        String slug,
        OrganizationStatus status,
        @Nullable String countryCode,
        String currency,
        String timeZone,
        Instant createdAt,
        @Nullable Instant closedAt,
        String etag,
        @Nullable String invitationPath) {

    /** The same with the path of an invitation. */
    public OrganizationView invitingTo(String path) {
        return with(path);
    }

    /** The same without it, for everybody else than the one who asked. */
    public OrganizationView withoutInvitation() {
        return with(null);
    }

    private OrganizationView with(@Nullable String path) {
        return new OrganizationView(
                id, name, slug, status, countryCode, currency, timeZone, createdAt, closedAt, etag, path);
    }

    /** Leaves the link out, so that no log can show it. */
    @Override
    public String toString() {
        return "OrganizationView[id=" + id + "]";
    }
}
