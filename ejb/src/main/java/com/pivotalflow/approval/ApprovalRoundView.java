package com.pivotalflow.approval;

import com.pivotalflow.document.QuoteDifference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval round.
 *
 * @param id the round
 * @param entityType what it is about
 * @param entityId which one it is about
 * @param status where it stands
 * @param digest SHA-256 of what is to be approved, in hexadecimal
 * @param currentLevel level that is being decided
 * @param levels levels with rules, ascending
 * @param requestedBy who asked
 * @param requestedAt when
 * @param note the submitter's words
 * @param closedAt when it ended; absent while pending
 * @param closedBy whose act ended it; absent while pending, and for the system
 * @param reason why it was rejected, withdrawn or voided
 * @param voidedFields the fields whose change voided it
 * @param rules the rules that matched when it began, by level and name
 * @param decisions what was said, in order
 * @param difference what changed since the version that was sent last; only where one round is read, while it decides on
 *     a further version
 * @param etag its entity tag
 */
public record ApprovalRoundView(
        UUID id,
        ApprovalSubject entityType,
        UUID entityId,
        RoundStatus status,
        String digest,
        int currentLevel,
        List<Integer> levels,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable String note,
        @Nullable Instant closedAt,
        @Nullable UUID closedBy,
        @Nullable String reason,
        List<String> voidedFields,
        List<MatchedRule> rules,
        List<Word> decisions,
        @Nullable QuoteDifference difference,
        String etag) {

    public ApprovalRoundView {
        levels = List.copyOf(levels);
        voidedFields = List.copyOf(voidedFields);
        rules = List.copyOf(rules);
        decisions = List.copyOf(decisions);
    }

    /** The same round with what it would change. */
    public ApprovalRoundView with(QuoteDifference changes) {
        return new ApprovalRoundView(
                id,
                entityType,
                entityId,
                status,
                digest,
                currentLevel,
                levels,
                requestedBy,
                requestedAt,
                note,
                closedAt,
                closedBy,
                reason,
                voidedFields,
                rules,
                decisions,
                changes,
                etag);
    }

    /**
     * A rule that matched, as it was then.
     *
     * @param ruleId the rule
     * @param name what it was called
     * @param level its level
     * @param because values and thresholds in words
     * @param approver who may decide
     * @param minApprovals how many different people must approve
     * @param approvals how many did
     */
    public record MatchedRule(
            UUID ruleId,
            String name,
            int level,
            List<String> because,
            Approver approver,
            int minApprovals,
            int approvals) {

        public MatchedRule {
            because = List.copyOf(because);
        }
    }

    /**
     * One person's word.
     *
     * @param decidedBy the person
     * @param decision what it was
     * @param level the level at the time
     * @param comment a remark, or the reason
     * @param decidedAt when
     */
    public record Word(
            UUID decidedBy,
            Verdict decision,
            int level,
            @Nullable String comment,
            Instant decidedAt) {}
}
