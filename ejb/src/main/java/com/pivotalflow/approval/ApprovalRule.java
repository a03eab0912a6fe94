package com.pivotalflow.approval;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When approval is needed, and whose. One that a round refers to can be deactivated and not removed. */
@Entity
@Table(
        name = "approval_rules",
        indexes = {
            @Index(name = "ix_approval_rules_approver_role_id", columnList = "organization_id, approver_role_id"),
            @Index(name = "ix_approval_rules_approver_user_id", columnList = "organization_id, approver_user_id")
        })
class ApprovalRule extends AuthoredRow {

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Convert(converter = ApprovalColumns.OfSubject.class)
    @Column(name = "entity_type", nullable = false, updatable = false)
    private ApprovalSubject entityType;

    @Column(name = "level", nullable = false)
    private short level;

    @Column(name = "approver_role_id")
    private @Nullable UUID approverRoleId;

    @Column(name = "approver_user_id")
    private @Nullable UUID approverUserId;

    @Column(name = "min_approvals", nullable = false)
    private short minApprovals;

    @Column(name = "is_active", nullable = false)
    private boolean isActive;

    @OneToMany(mappedBy = "rule", cascade = CascadeType.PERSIST, orphanRemoval = true)
    @OrderBy("position")
    private List<ApprovalRuleCondition> conditions = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalRule() {}

    @SuppressWarnings("NullAway.Init")
    private ApprovalRule(Caller author, RuleTerms terms, Instant at) {
        super(author.organization(), terms.id(), author.user(), at);
        this.entityType = ApprovalSubject.QUOTE;
        take(terms, at);
    }

    /** A new rule for quotes. */
    static ApprovalRule of(Caller author, CreateApprovalRule content, List<Condition> conditions, Instant at) {
        return new ApprovalRule(author, terms(Ids.next(), content, conditions), at);
    }

    /** What a command says, its conditions understood. */
    static RuleTerms terms(UUID id, CreateApprovalRule content, List<Condition> conditions) {
        return new RuleTerms(
                id,
                content.name(),
                content.level(),
                conditions,
                content.approver(),
                content.minApprovals() == null ? 1 : content.minApprovals(),
                !Boolean.FALSE.equals(content.active()));
    }

    /** Takes over what a change says. */
    void change(Caller author, RuleTerms terms, Instant at) {
        take(terms, at);
        touch(author.user(), at);
    }

    private void take(RuleTerms terms, Instant at) {
        name = terms.name();
        level = (short) terms.level();
        approverRoleId = terms.approver().role();
        approverUserId = terms.approver().user();
        minApprovals = (short) terms.minApprovals();
        isActive = terms.active();
        takeConditions(terms.conditions(), at);
    }

    private void takeConditions(List<Condition> wanted, Instant at) {
        while (conditions.size() > wanted.size()) {
            conditions.remove(conditions.size() - 1);
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i < conditions.size()) {
                conditions.get(i).change(wanted.get(i), at);
            } else {
                conditions.add(new ApprovalRuleCondition(this, i + 1, wanted.get(i), at));
            }
        }
    }

    /** What the rule says. */
    RuleTerms terms() {
        return new RuleTerms(
                id(),
                name,
                level,
                conditions.stream().map(ApprovalRuleCondition::condition).toList(),
                Approver.of(approverRoleId, approverUserId),
                minApprovals,
                isActive);
    }

    /** What it would be made from, were it made now. */
    CreateApprovalRule content() {
        RuleTerms terms = terms();
        return new CreateApprovalRule(
                name,
                level,
                terms.conditions().stream().map(Condition::view).toList(),
                terms.approver(),
                terms.minApprovals(),
                isActive);
    }

    /** How it looks. */
    ApprovalRuleView view() {
        RuleTerms terms = terms();
        return new ApprovalRuleView(
                id(),
                name,
                level,
                terms.conditions().stream().map(Condition::view).toList(),
                terms.approver(),
                minApprovals,
                isActive,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }
}
