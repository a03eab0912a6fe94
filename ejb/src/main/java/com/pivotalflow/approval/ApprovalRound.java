package com.pivotalflow.approval;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An approval round of a quote: the rules that matched when it began, what was said since, and where it stands.
 *
 * <p>Levels are decided in ascending order; a level is done when each of its rules has the approvals it needs, and the
 * round is approved with its last level. One rejection ends it. What was decided holds for one content only, named by its
 * digest.
 */
@Entity
@Table(
        name = "approval_requests",
        indexes = {
            @Index(
                    name = "ix_approval_requests_quote_id_requested_at",
                    columnList = "organization_id, quote_id, requested_at DESC"),
            @Index(
                    name = "ix_approval_requests_status_requested_at_id",
                    columnList = "organization_id, status, requested_at DESC, id DESC")
        })
class ApprovalRound extends TenantRow {

    private static final String NOTE = "note";

    @Column(name = "quote_id", updatable = false)
    private UUID quoteId;

    @Convert(converter = ApprovalColumns.OfStatus.class)
    @Column(name = "status", nullable = false)
    private RoundStatus status;

    @Column(name = "digest", updatable = false)
    private byte[] digest;

    @Column(name = "current_level", nullable = false)
    private short currentLevel;

    @Column(name = "requested_by", nullable = false, updatable = false)
    private UUID requestedBy;

    @Column(name = "requested_at", nullable = false, updatable = false)
    private Instant requestedAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closed_by")
    private @Nullable UUID closedBy;

    @Column(name = "reason", length = 1000)
    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "voided_fields")
    private @Nullable List<String> voidedFields;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "notes", nullable = false)
    private Metadata notes;

    @OneToMany(mappedBy = "round", cascade = CascadeType.PERSIST)
    @OrderBy("level, name, id")
    private List<ApprovalRoundRule> rules = new ArrayList<>();

    @OneToMany(mappedBy = "round", cascade = CascadeType.PERSIST)
    @OrderBy("createdAt, id")
    private List<ApprovalDecision> decisions = new ArrayList<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalRound() {}

    @SuppressWarnings("NullAway.Init")
    private ApprovalRound(Caller submitter, OpenRound wanted, Instant at) {
        super(submitter.organization(), Ids.next(), at);
        this.quoteId = wanted.quoteId();
        this.status = RoundStatus.PENDING;
        this.digest = wanted.digest();
        this.requestedBy = submitter.user().value();
        this.requestedAt = createdAt();
        this.notes = wanted.note() == null ? Metadata.none() : new Metadata(Map.of(NOTE, wanted.note()));
        wanted.matches().stream()
                .sorted(Comparator.comparingInt(RuleMatch::level).thenComparing(RuleMatch::name))
                .forEach(match -> rules.add(new ApprovalRoundRule(this, match, createdAt())));
        this.currentLevel = (short) rules.get(0).level();
    }

    /**
     * A new round.
     *
     * @param submitter who asks
     * @param wanted for what, with at least one rule that matched
     * @param at when
     */
    static ApprovalRound open(Caller submitter, OpenRound wanted, Instant at) {
        if (wanted.matches().isEmpty()) {
            throw new IllegalArgumentException("a round without a rule would never end");
        }
        return new ApprovalRound(submitter, wanted, at);
    }

    UUID quoteId() {
        return quoteId;
    }

    boolean isPending() {
        return status == RoundStatus.PENDING;
    }

    /** Whether it is worth something: still to be decided, or approved. */
    boolean isInForce() {
        return isPending() || status == RoundStatus.APPROVED;
    }

    boolean isRequestedBy(UserId user) {
        return requestedBy.equals(user.value());
    }

    boolean isAbout(byte[] content) {
        return Arrays.equals(digest, content);
    }

    boolean hasWordOf(UserId user) {
        return decisions.stream().anyMatch(decision -> decision.isOf(user));
    }

    /** The rules that are being decided and lack approvals. */
    List<ApprovalRoundRule> openRules(Tally tally) {
        return rules.stream()
                .filter(rule -> rule.level() == currentLevel)
                .filter(rule -> !rule.hasEnough(tally))
                .toList();
    }

    /**
     * Takes a person's approval. With the last one that the level needs, the next level with rules is up, and after the
     * last level the round is approved.
     *
     * @param word the approval
     * @param tally approvals of each rule, with this one
     * @return whether the round is approved now
     */
    boolean approve(ApprovalDecision word, Tally tally) {
        decisions.add(word);
        if (openRules(tally).isEmpty()) {
            rules.stream()
                    .mapToInt(ApprovalRoundRule::level)
                    .filter(level -> level > currentLevel)
                    .min()
                    .ifPresentOrElse(
                            next -> currentLevel = (short) next,
                            () -> close(RoundStatus.APPROVED, word.decidedBy(), word.decidedAt()));
        }
        touch(word.decidedAt());
        return status == RoundStatus.APPROVED;
    }

    /** Takes a person's rejection, which ends the round. */
    void reject(ApprovalDecision word, String why) {
        decisions.add(word);
        reason = why;
        close(RoundStatus.REJECTED, word.decidedBy(), word.decidedAt());
        touch(word.decidedAt());
    }

    /** Ends the round without a decision, or what was decided in it; nobody means the system. */
    void end(@Nullable UserId by, RoundEnd how, @Nullable String why, List<String> fields, Instant at) {
        reason = why;
        voidedFields = fields.isEmpty() ? null : List.copyOf(fields);
        close(how.status(), by == null ? null : by.value(), at);
        touch(at);
    }

    private void close(RoundStatus end, @Nullable UUID by, Instant at) {
        status = end;
        closedBy = by;
        closedAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    int currentLevel() {
        return currentLevel;
    }

    String tag() {
        return EntityTag.of(version());
    }

    /** How it looks; what a margin is, only for callers who may see costs. */
    ApprovalRoundView view(Caller caller, Tally tally) {
        Object note = notes.labels().get(NOTE);
        return new ApprovalRoundView(
                id(),
                ApprovalSubject.QUOTE,
                quoteId,
                status,
                HexFormat.of().formatHex(digest),
                currentLevel,
                rules.stream().map(ApprovalRoundRule::level).distinct().toList(),
                requestedBy,
                requestedAt,
                note == null ? null : note.toString(),
                closedAt,
                closedBy,
                reason,
                Objects.requireNonNullElse(voidedFields, List.of()),
                rules.stream().map(rule -> rule.view(caller, tally)).toList(),
                decisions.stream().map(ApprovalDecision::view).toList(),
                null,
                tag());
    }
}
