package com.pivotalflow.approval;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Approval rules with their conditions. */
@ApplicationScoped
class ApprovalRuleRepository {

    @Inject
    EntityManager entityManager;

    /** The rules for quotes that are asked, with their conditions, by level and name. */
    List<ApprovalRule> active(OrganizationId organization) {
        return entityManager
                .createQuery(
                        "SELECT r FROM ApprovalRule r LEFT JOIN FETCH r.conditions"
                                + " WHERE r.organizationId = :organization AND r.entityType = :quote AND r.isActive"
                                + " ORDER BY r.level, lower(r.name)",
                        ApprovalRule.class)
                .setParameter("organization", organization.value())
                .setParameter("quote", ApprovalSubject.QUOTE)
                .getResultList();
    }

    /** Adds the rule and its condition unless a rule has its name. */
    void ensure(OrganizationId organization, UsualRule rule) {
        UUID id = Ids.next();
        int added = entityManager
                .createNativeQuery("""
                        INSERT INTO approval_rules (organization_id, id, name, level, approver_role_id)
                        SELECT :organization, :id, :name, :level, r.id
                        FROM roles r
                        WHERE r.organization_id = :organization AND lower(r.name) = :role
                        ON CONFLICT (organization_id, lower(name)) DO NOTHING
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .setParameter("name", rule.name())
                .setParameter("level", (short) rule.level())
                .setParameter("role", rule.approverRole())
                .executeUpdate();
        if (added > 0) {
            addCondition(organization, id, rule);
        }
    }

    private void addCondition(OrganizationId organization, UUID ruleId, UsualRule rule) {
        entityManager
                .createNativeQuery("""
                        INSERT INTO approval_rule_conditions
                            (organization_id, id, approval_rule_id, position, field, operator, value_number, value_boolean)
                        VALUES (:organization, :id, :rule, 1, :field, :operator,
                            CAST(:threshold AS numeric), CAST(:yes AS boolean))
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", Ids.next())
                .setParameter("rule", ruleId)
                .setParameter("field", rule.field())
                .setParameter("operator", rule.operator())
                .setParameter(
                        "threshold",
                        rule.threshold() == null ? null : rule.threshold().toPlainString())
                .setParameter("yes", rule.threshold() == null ? "true" : null)
                .executeUpdate();
    }
}
