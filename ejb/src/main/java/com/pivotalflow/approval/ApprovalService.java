package com.pivotalflow.approval;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says which rules match a document, and runs its approval rounds. Leaves no audit entries: a round moves with its quote,
 * whose side writes the one entry of the change.
 */
@Stateless
@PermitAll
@InTenant
public class ApprovalService {

    @Inject
    ApprovalRuleRepository rules;

    @Inject
    ApprovalRoundRepository rounds;

    @Inject
    ApproverRepository approvers;

    @Inject
    DecisionRules decisions;

    @Inject
    Clock clock;

    /**
     * The active rules for quotes that match, by level and name.
     *
     * @param selections of one document: as chosen now, then the most that can be chosen
     */
    public List<RuleMatch> matches(OrganizationId organization, List<ApprovalFacts> selections) {
        List<RuleTerms> active =
                rules.active(organization).stream().map(ApprovalRule::terms).toList();
        return RuleEvaluation.matches(
                active, selections.stream().map(ApprovalFacts::stated).toList());
    }

    /**
     * Opens a round for a quote and keeps the rules that matched as they are now.
     *
     * @throws DomainException {@code APPROVAL_NO_ELIGIBLE_APPROVER} with the rule's name in {@code rule}, when fewer people
     *     than it needs could decide
     */
    public ApprovalRoundView open(Caller caller, OpenRound wanted) {
        ApprovalRound round = ApprovalRound.open(caller, wanted, clock.instant());
        requireApprovers(caller, wanted);
        rounds.add(caller.organization(), round);
        return round.view(caller, Tally.none());
    }

    private void requireApprovers(Caller caller, OpenRound wanted) {
        Set<UUID> excluded = new HashSet<>(wanted.authors());
        excluded.add(caller.user().value());
        Set<UUID> asked =
                wanted.matches().stream().map(match -> match.approver().id()).collect(Collectors.toSet());
        Map<UUID, Integer> people = approvers.eligible(
                caller.organization(), asked, DecisionRules.NEEDED_PERMISSIONS, excluded, clock.instant());
        for (RuleMatch match : wanted.matches()) {
            if (people.getOrDefault(match.approver().id(), 0) < match.minApprovals()) {
                throw new DomainException(
                        Refusal.INVALID,
                        "APPROVAL_NO_ELIGIBLE_APPROVER",
                        "Too few people who are not among the authors may approve for the rule " + match.name() + ".",
                        List.of(),
                        Map.of("rule", match.name()));
            }
        }
    }

    /**
     * Ends the round of a quote that began last, if it is pending or approved. To be called for a quote whose present
     * state comes from a round: the round of an earlier version stays approved after its version was sent.
     *
     * @param how withdrawn, or voided
     * @param reason why, if it is known
     * @param fields the fields whose change voids it
     * @return the round, if one was ended
     */
    public Optional<UUID> end(Caller caller, UUID quoteId, RoundEnd how, @Nullable String reason, List<String> fields) {
        return end(caller.organization(), caller.user(), quoteId, how, reason, fields);
    }

    /** As {@link #end(Caller, UUID, RoundEnd, String, List)}, for what happens by itself or by a customer's doing. */
    public Optional<UUID> endByItself(OrganizationId organization, UUID quoteId, RoundEnd how, String reason) {
        return end(organization, null, quoteId, how, reason, List.of());
    }

    private Optional<UUID> end(
            OrganizationId organization,
            @Nullable UserId by,
            UUID quoteId,
            RoundEnd how,
            @Nullable String reason,
            List<String> fields) {
        Optional<ApprovalRound> round = rounds.latest(organization, quoteId)
                .flatMap(id -> rounds.lock(organization, id))
                .filter(ApprovalRound::isInForce);
        round.ifPresent(found -> {
            found.end(by, how, reason, fields, clock.instant());
            rounds.flush(organization);
        });
        return round.map(ApprovalRound::id);
    }

    /** The quote a round is about; empty when there is no such round. Locks nothing. */
    public Optional<UUID> quoteOf(OrganizationId organization, UUID roundId) {
        return rounds.quoteOf(organization, roundId);
    }

    /** The round of a quote that began last. */
    public Optional<ApprovalRoundView> latest(Caller caller, UUID quoteId) {
        return rounds.latest(caller.organization(), quoteId)
                .flatMap(id -> rounds.find(caller.organization(), id))
                .map(round -> view(caller, round));
    }

    /** Which round of a quote began last, and where it stands. One statement. */
    public Optional<RoundStanding> standing(OrganizationId organization, UUID quoteId) {
        return rounds.standing(organization, quoteId);
    }

    /**
     * Approves in the caller's name, for every rule of the present level that the caller may decide.
     *
     * @throws DomainException as {@link DecisionRules#require}
     */
    public Decided approve(Caller caller, UUID roundId, Precondition precondition, Decision said) {
        ApprovalRound round = locked(caller, roundId);
        Tally before = rounds.tally(caller.organization(), roundId);
        List<UUID> counting = decisions.require(caller, round, before, precondition, said);
        DecisionRules.requireComment(said);
        Tally after = before.plus(counting);
        boolean isApproved =
                round.approve(new ApprovalDecision(caller, round, Verdict.APPROVED, said, clock.instant()), after);
        rounds.flush(caller.organization());
        return new Decided(
                round.view(caller, after), isApproved ? Decided.Outcome.APPROVED : Decided.Outcome.PROGRESSED);
    }

    /**
     * Rejects in the caller's name, which ends the round.
     *
     * @throws DomainException as {@link DecisionRules#require}; {@code REASON_REQUIRED} without a comment of 3 to 1000
     *     characters
     */
    public Decided reject(Caller caller, UUID roundId, Precondition precondition, Decision said) {
        ApprovalRound round = locked(caller, roundId);
        Tally tally = rounds.tally(caller.organization(), roundId);
        decisions.require(caller, round, tally, precondition, said);
        String reason = DecisionRules.requireReason(said);
        round.reject(new ApprovalDecision(caller, round, Verdict.REJECTED, said, clock.instant()), reason);
        rounds.flush(caller.organization());
        return new Decided(round.view(caller, tally), Decided.Outcome.REJECTED);
    }

    /** A page of the rounds. */
    public Page<ApprovalSummary> list(Caller caller, ApprovalFilter filter, PageRequest request) {
        return rounds.page(caller, filter, DecisionRules.mayDecide(caller), clock.instant(), request);
    }

    /**
     * A round.
     *
     * @throws NotFoundException {@code APPROVAL_NOT_FOUND}
     */
    public ApprovalRoundView get(Caller caller, UUID roundId) {
        return rounds.find(caller.organization(), roundId)
                .map(round -> view(caller, round))
                .orElseThrow(ApprovalService::notFound);
    }

    private ApprovalRound locked(Caller caller, UUID roundId) {
        return rounds.lock(caller.organization(), roundId).orElseThrow(ApprovalService::notFound);
    }

    private ApprovalRoundView view(Caller caller, ApprovalRound round) {
        return round.view(caller, rounds.tally(caller.organization(), round.id()));
    }

    private static NotFoundException notFound() {
        return new NotFoundException("APPROVAL");
    }
}
