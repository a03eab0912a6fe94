package com.pivotalflow.approval;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** All rules with their conditions, by level and name; there are a few dozen at most. */
    List<ApprovalRule> all(OrganizationId organization) {
        return entityManager
                .createQuery(
                        "SELECT r FROM ApprovalRule r LEFT JOIN FETCH r.conditions"
                                + " WHERE r.organizationId = :organization ORDER BY r.level, lower(r.name)",
                        ApprovalRule.class)
                .setParameter("organization", organization.value())
                .getResultList();
    }

    Optional<ApprovalRule> find(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(ApprovalRule.class, id))
                .filter(rule -> rule.organization().equals(organization));
    }

    /** A rule, kept from being changed by others until the transaction ends. */
    Optional<ApprovalRule> lock(OrganizationId organization, UUID id) {
        return Optional.ofNullable(entityManager.find(ApprovalRule.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(rule -> rule.organization().equals(organization));
    }

    /** Whether a round refers to the rule. */
    boolean isUsed(OrganizationId organization, UUID id) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM approval_request_rules
                        WHERE organization_id = :organization AND approval_rule_id = :id
                        LIMIT 1
                        """)
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** Which of the ids are of customers that are not deleted. */
    @SuppressWarnings("unchecked")
    Set<UUID> customers(OrganizationId organization, Collection<UUID> ids) {
        return Set.copyOf(entityManager
                .createNativeQuery("""
                        SELECT id FROM customers
                        WHERE organization_id = :organization AND id IN (:ids) AND deleted_at IS NULL
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Stores at once, so that what the database refuses appears here and not at commit. */
    void add(OrganizationId organization, ApprovalRule rule) {
        entityManager.persist(rule);
        entityManager.flush();
    }

    /** Removes a rule; its conditions go with it. */
    void remove(OrganizationId organization, ApprovalRule rule) {
        entityManager.remove(rule);
        entityManager.flush();
    }

    /** Stores changes at once, so that the row version is the new one. */
    void flush(OrganizationId organization) {
        entityManager.flush();
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
