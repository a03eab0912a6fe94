package com.pivotalflow.platform;

import com.pivotalflow.approval.ApprovalRuleService;
import com.pivotalflow.identity.RoleService;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.NewOrganization;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.ratecard.CountryProfile;
import com.pivotalflow.ratecard.TaxClassId;
import com.pivotalflow.ratecard.TaxClassService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What every organization begins with. Everything is looked up first, so what exists stays as it is. */
@Stateless
@PermitAll
@InTenant
public class OpeningService {

    @Inject
    OrganizationService organizations;

    @Inject
    RoleService roles;

    @Inject
    ApprovalRuleService approvalRules;

    @Inject
    TaxClassService taxClasses;

    /** Adds whatever is missing of the organization, its settings, roles, approval rules and tax classes. */
    public Opened ensure(OrganizationId organization, NewOrganization content, CountryProfile country) {
        boolean isNew = organizations.open(organization, content);
        organizations.ensureSetting(organization, "quote_send_requires_approval", false);
        roles.ensureSystemRoles(organization);
        approvalRules.ensureUsualRules(organization);
        TaxClassId usual = taxClasses.ensureClasses(organization, country);
        organizations.ensureTaxClass(organization, usual.value());
        return new Opened(isNew, usual);
    }

    /**
     * What was made sure of.
     *
     * @param isNew whether the organization was opened now
     * @param usualTaxClass the country's class of lines that name none
     */
    public record Opened(boolean isNew, TaxClassId usualTaxClass) {}
}
