package com.pivotalflow.seed;

import com.pivotalflow.identity.UserService;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.NewOrganization;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.platform.OpeningService;
import com.pivotalflow.ratecard.CountryProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Writes the demonstration tenant in one transaction: whole or not at all. Everything is looked up by its natural key
 * first, so a second run changes nothing.
 */
@Stateless
@PermitAll
@InTenant
public class SeedService {

    /** Slug of the demonstration tenant. */
    public static final String SLUG = "pivotal-flow";

    /** Who signs in first. */
    public static final String ADMIN_EMAIL = "admin@pivotalflow.com";

    @Inject
    OpeningService opening;

    @Inject
    UserService users;

    @Inject
    SampleTenant sample;

    /**
     * Adds whatever is missing of the demonstration tenant.
     *
     * @param password of the administrator, asked for only if there is none yet
     * @return what was made now, for the log
     */
    public Seeded seed(OrganizationId organization, SeedPassword password) {
        CountryProfile country = CountryProfile.NZ;
        OpeningService.Opened opened = opening.ensure(
                organization,
                new NewOrganization(
                        "Pivotal Flow",
                        SLUG,
                        country.name(),
                        country.timeZone(),
                        country.currency(),
                        country.taxPolicy()),
                country);
        boolean hasNewAdmin =
                users.ensureAdmin(organization, ADMIN_EMAIL, "Pivotal", "Administrator", password::forNewAdmin);
        UserId admin = users.withEmail(organization, ADMIN_EMAIL).orElseThrow();
        sample.ensure(organization, admin, opened.usualTaxClass());
        return new Seeded(opened.isNew(), hasNewAdmin);
    }

    /**
     * What a run made.
     *
     * @param hasNewOrganization whether the organization was opened
     * @param hasNewAdmin whether the administrator was made
     */
    public record Seeded(boolean hasNewOrganization, boolean hasNewAdmin) {}
}
