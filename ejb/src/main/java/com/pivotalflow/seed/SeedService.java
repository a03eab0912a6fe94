package com.pivotalflow.seed;

import com.pivotalflow.approval.ApprovalRuleService;
import com.pivotalflow.identity.RoleService;
import com.pivotalflow.identity.UserService;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.NewOrganization;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.ratecard.CountryProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneId;

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
    OrganizationService organizations;

    @Inject
    RoleService roles;

    @Inject
    UserService users;

    @Inject
    ApprovalRuleService approvalRules;

    @Inject
    SampleTenant sample;

    /**
     * Adds whatever is missing of the demonstration tenant.
     *
     * @param password of the administrator, asked for only if there is none yet
     * @return what was made now, for the log
     */
    public Seeded seed(OrganizationId organization, SeedPassword password) {
        boolean opened = organizations.open(
                organization,
                new NewOrganization(
                        "Pivotal Flow",
                        SLUG,
                        CountryProfile.NZ.name(),
                        ZoneId.of("Pacific/Auckland"),
                        "NZD",
                        CountryProfile.NZ.taxPolicy()));
        organizations.ensureSetting(organization, "quote_send_requires_approval", false);
        roles.ensureSystemRoles(organization);
        approvalRules.ensureUsualRules(organization);
        boolean hasNewAdmin =
                users.ensureAdmin(organization, ADMIN_EMAIL, "Pivotal", "Administrator", password::forNewAdmin);
        UserId admin = users.withEmail(organization, ADMIN_EMAIL).orElseThrow();
        sample.ensure(organization, admin);
        return new Seeded(opened, hasNewAdmin);
    }

    /**
     * What a run made.
     *
     * @param hasNewOrganization whether the organization was opened
     * @param hasNewAdmin whether the administrator was made
     */
    public record Seeded(boolean hasNewOrganization, boolean hasNewAdmin) {}
}
