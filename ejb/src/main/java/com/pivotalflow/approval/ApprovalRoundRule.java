package com.pivotalflow.approval;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** A rule that matched when a round began, copied so that later changes of the rule change nothing. */
@Entity
@Table(
        name = "approval_request_rules",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_approval_request_rules_approval_request_id_rule_name",
                        columnNames = {"organization_id", "approval_request_id", "rule_name"}),
        indexes = {
            @Index(
                    name = "ix_approval_request_rules_approval_rule_id",
                    columnList = "organization_id, approval_rule_id"),
            @Index(
                    name = "ix_approval_request_rules_approver_role_id",
                    columnList = "organization_id, approver_role_id"),
            @Index(
                    name = "ix_approval_request_rules_approver_user_id",
                    columnList = "organization_id, approver_user_id")
        })
class ApprovalRoundRule {

    private static final int LONGEST_EXPLANATION = 2000;

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    // Mapped for the foreign key; the round reads its rules, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "approval_request_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private ApprovalRound round;

    @Column(name = "approval_rule_id", nullable = false, updatable = false)
    private UUID approvalRuleId;

    @Column(name = "rule_name", nullable = false, updatable = false, length = 100)
    private String name;

    @Column(name = "level", nullable = false, updatable = false)
    private short level;

    @Column(name = "approver_role_id", updatable = false)
    private @Nullable UUID approverRoleId;

    @Column(name = "approver_user_id", updatable = false)
    private @Nullable UUID approverUserId;

    @Column(name = "min_approvals", nullable = false, updatable = false)
    private short minApprovals;

    @Column(name = "explanation", nullable = false, updatable = false, length = LONGEST_EXPLANATION)
    private String explanation;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalRoundRule() {}

    ApprovalRoundRule(ApprovalRound round, RuleMatch match, Instant at) {
        this.organizationId = round.organization().value();
        this.id = Ids.next();
        this.round = round;
        this.approvalRuleId = match.ruleId();
        this.name = match.name();
        this.level = (short) match.level();
        this.approverRoleId = match.approver().role();
        this.approverUserId = match.approver().user();
        this.minApprovals = (short) match.minApprovals();
        this.explanation = shortened(String.join("\n", match.because()));
        this.createdAt = at;
    }

    /** Twenty conditions on sets can say more than the column holds. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_EXPLANATION ? text : text.substring(0, LONGEST_EXPLANATION - 1) + "…";
    }

    UUID id() {
        return id;
    }

    int level() {
        return level;
    }

    /** Whether the rule has the approvals that it needs. */
    boolean hasEnough(Tally tally) {
        return tally.of(id) >= minApprovals;
    }

    /** Whether somebody who is, or has, one of these may decide. */
    boolean isFor(Set<UUID> approvers) {
        return approvers.contains(Approver.of(approverRoleId, approverUserId).id());
    }

    ApprovalRoundView.MatchedRule view(Caller caller, Tally tally) {
        return new ApprovalRoundView.MatchedRule(
                approvalRuleId,
                name,
                level,
                RuleEvaluation.visible(caller, List.of(explanation.split("\n", -1))),
                Approver.of(approverRoleId, approverUserId),
                minApprovals,
                tally.of(id));
    }
}
