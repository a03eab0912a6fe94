package com.pivotalflow.approval;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Keeps the approval rules of an organization. */
@Stateless
@PermitAll
@InTenant
public class ApprovalRuleService {

    @Inject
    ApprovalRuleRepository rules;

    /** Adds the usual rules that the organization does not have, by name; needs the system roles. */
    public void ensureUsualRules(OrganizationId organization) {
        for (UsualRule rule : UsualRule.values()) {
            rules.ensure(organization, rule);
        }
    }
}
