package com.pivotalflow.quote;

import com.pivotalflow.organization.UserId;
import com.pivotalflow.quote.content.QuoteColumns;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a quote stands and how it came there. Each method is one effect of the table of transitions; whether it is
 * allowed is asked of {@link QuoteOperation} before.
 */
@Embeddable
public class QuoteProgress {

    @Convert(converter = QuoteColumns.OfStatus.class)
    @Column(name = "status", nullable = false)
    private QuoteStatus status;

    @Column(name = "head_version_number", nullable = false)
    private int headVersionNumber;

    @Column(name = "current_version_id")
    private @Nullable UUID currentVersionId;

    @Column(name = "hold_issued", nullable = false)
    private boolean holdIssued;

    @Convert(converter = QuoteColumns.OfApprovalMode.class)
    @Column(name = "approval_mode")
    private @Nullable ApprovalMode approvalMode;

    @Column(name = "approval_digest")
    private byte @Nullable [] approvalDigest;

    @Column(name = "submitted_at")
    private @Nullable Instant submittedAt;

    @Column(name = "submitted_by")
    private @Nullable UUID submittedBy;

    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;

    @Column(name = "approved_by")
    private @Nullable UUID approvedBy;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "viewed_at")
    private @Nullable Instant viewedAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    @Column(name = "rejected_at")
    private @Nullable Instant rejectedAt;

    @Column(name = "expired_at")
    private @Nullable Instant expiredAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "cancel_reason", length = 1000)
    private @Nullable String cancelReason;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteProgress() {}

    /** A draft that was never sent. */
    static QuoteProgress start() {
        QuoteProgress progress = new QuoteProgress();
        progress.status = QuoteStatus.DRAFT;
        progress.headVersionNumber = 1;
        return progress;
    }

    /** Waits for approval of exactly this content. */
    void submit(UserId by, byte[] digest, Instant at) {
        status = QuoteStatus.PENDING;
        approvalMode = ApprovalMode.REQUIRED;
        handIn(by, digest, at);
    }

    /** Is free to be sent without anybody's approval. */
    void submitWithoutApproval(UserId by, byte[] digest, Instant at) {
        status = QuoteStatus.APPROVED;
        approvalMode = ApprovalMode.NOT_REQUIRED;
        handIn(by, digest, at);
        approvedAt = micros(at);
    }

    private void handIn(UserId by, byte[] digest, Instant at) {
        approvalDigest = digest.clone();
        submittedAt = micros(at);
        submittedBy = by.value();
    }

    /** Got the last approval it needed. */
    void approve(UserId by, Instant at) {
        status = QuoteStatus.APPROVED;
        approvedAt = micros(at);
        approvedBy = by.value();
    }

    /** Is written on: withdrawn, not approved, or changed after it was approved. */
    void returnToDraft() {
        status = QuoteStatus.DRAFT;
        forgetApproval();
    }

    private void forgetApproval() {
        approvalMode = null;
        approvalDigest = null;
        submittedAt = null;
        submittedBy = null;
        approvedAt = null;
        approvedBy = null;
    }

    /** Is in front of the customer as this version. */
    void send(UUID version, Instant at) {
        status = QuoteStatus.SENT;
        currentVersionId = version;
        holdIssued = false;
        sentAt = micros(at);
        viewedAt = null;
        rejectedAt = null;
        expiredAt = null;
    }

    /** The next version is being written. */
    void revise(boolean holdsIssued) {
        status = QuoteStatus.DRAFT;
        headVersionNumber++;
        holdIssued = holdsIssued;
        forgetApproval();
    }

    /** Stands again where the version stands that was sent last. */
    void discardRevision(QuoteVersion issued) {
        status = issued.state().status();
        headVersionNumber--;
        holdIssued = false;
        forgetApproval();
        approvedAt = issued.approvedAt().orElse(null);
        approvedBy = issued.approvedBy().orElse(null);
    }

    /** Was opened by the customer. */
    void view(QuoteVersion issued, Instant at) {
        viewedAt = micros(at);
        follow(issued, QuoteStatus.VIEWED);
    }

    /** The customer said yes to the version; whatever was prepared after it is given up. */
    void accept(QuoteVersion issued, Instant at) {
        if (headVersionNumber != issued.versionNumber()) {
            headVersionNumber = issued.versionNumber();
            forgetApproval();
            approvedAt = issued.approvedAt().orElse(null);
            approvedBy = issued.approvedBy().orElse(null);
        }
        status = QuoteStatus.ACCEPTED;
        holdIssued = false;
        acceptedAt = micros(at);
    }

    /** The customer said no to the version. */
    void reject(QuoteVersion issued, Instant at) {
        rejectedAt = micros(at);
        follow(issued, QuoteStatus.REJECTED);
    }

    /** The time for a decision on the version ran out. */
    void expire(QuoteVersion issued, Instant at) {
        expiredAt = micros(at);
        follow(issued, QuoteStatus.EXPIRED);
    }

    /** The working content goes where its version goes, unless it is the next one already. */
    private void follow(QuoteVersion issued, QuoteStatus next) {
        if (headVersionNumber == issued.versionNumber()) {
            status = next;
        }
    }

    /** Whether the customer can't decide on the version in hand, because the next one is being prepared. */
    boolean holdsIssued() {
        return holdIssued;
    }

    /** Is given up. */
    void cancel(@Nullable String reason, Instant at) {
        status = QuoteStatus.CANCELLED;
        holdIssued = false;
        cancelledAt = micros(at);
        cancelReason = reason;
    }

    /** Whether this is the content that was approved. */
    boolean isApproved(byte[] digest) {
        return Arrays.equals(approvalDigest, digest);
    }

    public QuoteStatus status() {
        return status;
    }

    public int headVersionNumber() {
        return headVersionNumber;
    }

    Optional<UUID> currentVersion() {
        return Optional.ofNullable(currentVersionId);
    }

    Optional<ApprovalMode> approvalMode() {
        return Optional.ofNullable(approvalMode);
    }

    Optional<UUID> submittedBy() {
        return Optional.ofNullable(submittedBy);
    }

    Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    Optional<UUID> approvedBy() {
        return Optional.ofNullable(approvedBy);
    }

    Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    Optional<Instant> acceptedAt() {
        return Optional.ofNullable(acceptedAt);
    }

    /** As exact as the column keeps it. */
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
