package com.pivotalflow.approval;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** One person's word in a round; said once and never taken back. */
@Entity
@Table(
        name = "approval_decisions",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_approval_decisions_approval_request_id_decided_by",
                        columnNames = {"organization_id", "approval_request_id", "decided_by"}),
        indexes =
                @Index(
                        name = "ix_approval_decisions_decided_by_created_at",
                        columnList = "organization_id, decided_by, created_at DESC"))
class ApprovalDecision {

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    // Mapped for the foreign key; the round reads its decisions, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "approval_request_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private ApprovalRound round;

    @Column(name = "decided_by", nullable = false, updatable = false)
    private UUID decidedBy;

    @Convert(converter = ApprovalColumns.OfVerdict.class)
    @Column(name = "decision", nullable = false, updatable = false)
    private Verdict verdict;

    @Column(name = "level", nullable = false, updatable = false)
    private short level;

    @Column(name = "digest", updatable = false)
    private byte[] digest;

    @Column(name = "comment", updatable = false, length = 1000)
    private @Nullable String comment;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalDecision() {}

    /** What somebody says at the present level of a round. */
    ApprovalDecision(Caller decider, ApprovalRound round, Verdict verdict, Decision said, Instant at) {
        this.organizationId = decider.organization().value();
        this.id = Ids.next();
        this.round = round;
        this.decidedBy = decider.user().value();
        this.verdict = verdict;
        this.level = (short) round.currentLevel();
        this.digest = said.currentDigest();
        this.comment = said.comment();
        this.createdAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    boolean isOf(UserId user) {
        return decidedBy.equals(user.value());
    }

    UUID decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return createdAt;
    }

    ApprovalRoundView.Word view() {
        return new ApprovalRoundView.Word(decidedBy, verdict, level, comment, createdAt);
    }
}
