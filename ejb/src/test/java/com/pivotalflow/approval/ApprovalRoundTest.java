package com.pivotalflow.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a round goes from level to level, without a database. */
class ApprovalRoundTest {

    private static final Instant NOW = Instant.parse("2026-05-01T02:15:30.120Z");
    private static final UUID MANAGERS = new UUID(1, 1);
    private static final UUID EXECUTIVES = new UUID(1, 2);
    private static final byte[] DIGEST = new byte[32];

    private final Caller submitter = caller(1);
    private final Caller manager = caller(2);
    private final Caller executive = caller(3);

    @Test
    void levelsAreDecidedInAscendingOrderAndGapsAreSkipped() {
        ApprovalRound round = round(match("D4", 4, EXECUTIVES, 1), match("D1", 1, MANAGERS, 1));
        Tally tally = Tally.none();

        assertThat(round.currentLevel()).isEqualTo(1);
        tally = tally.plus(ids(round, tally));
        assertThat(round.approve(word(manager, round), tally)).isFalse();
        assertThat(round.currentLevel()).isEqualTo(4);
        tally = tally.plus(ids(round, tally));
        assertThat(round.approve(word(executive, round), tally)).isTrue();
        assertThat(round.view(executive, tally).status()).isEqualTo(RoundStatus.APPROVED);
        assertThat(round.view(executive, tally).closedBy())
                .isEqualTo(executive.user().value());
    }

    @Test
    void oneDecisionCountsForEveryRuleOfTheLevelThatThePersonMayDecide() {
        ApprovalRound round = round(match("D1", 1, MANAGERS, 1), match("D3", 1, MANAGERS, 1));
        List<UUID> counting = ids(round, Tally.none());

        assertThat(counting).hasSize(2);
        assertThat(round.approve(word(manager, round), Tally.none().plus(counting)))
                .isTrue();
    }

    @Test
    void aLevelWaitsForEveryRuleAndForEnoughPeople() {
        ApprovalRound round = round(match("D1", 1, MANAGERS, 2));
        Tally tally = Tally.none().plus(ids(round, Tally.none()));

        assertThat(round.approve(word(manager, round), tally)).isFalse();
        assertThat(round.isPending()).isTrue();
        assertThat(round.hasWordOf(manager.user())).isTrue();
        assertThat(round.hasWordOf(executive.user())).isFalse();
        assertThat(round.approve(word(executive, round), tally.plus(ids(round, tally))))
                .isTrue();
    }

    @Test
    void oneRejectionEndsTheRound() {
        ApprovalRound round = round(match("D1", 1, MANAGERS, 2), match("D2", 2, EXECUTIVES, 1));

        round.reject(word(manager, round), "Too cheap");

        ApprovalRoundView view = round.view(manager, Tally.none());
        assertThat(view.status()).isEqualTo(RoundStatus.REJECTED);
        assertThat(view.reason()).isEqualTo("Too cheap");
        assertThat(view.closedAt()).isEqualTo(NOW);
        assertThat(round.isInForce()).isFalse();
    }

    @Test
    void anApprovedRoundIsVoidedWithTheFieldsThatChanged() {
        ApprovalRound round = round(match("D1", 1, MANAGERS, 1));
        round.approve(word(manager, round), Tally.none().plus(ids(round, Tally.none())));

        round.end(submitter.user(), RoundEnd.VOIDED, null, List.of("lines"), NOW.plusSeconds(1));

        ApprovalRoundView view = round.view(submitter, Tally.none());
        assertThat(view.status()).isEqualTo(RoundStatus.VOIDED);
        assertThat(view.voidedFields()).containsExactly("lines");
        assertThat(view.decisions()).hasSize(1);
    }

    @Test
    void whatPeopleReadIsCutWhereTheColumnEnds() {
        RuleMatch talkative = new RuleMatch(
                new UUID(9, 9),
                "Talkative",
                1,
                List.of("x".repeat(1500), "y".repeat(1500)),
                new Approver(Approver.Kind.ROLE, MANAGERS),
                1);

        List<String> because =
                round(talkative).view(manager, Tally.none()).rules().get(0).because();

        assertThat(String.join("\n", because)).hasSize(2000).endsWith("…");
    }

    @Test
    void aRoundWithoutRulesCannotBegin() {
        assertThatThrownBy(this::round).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<UUID> ids(ApprovalRound round, Tally tally) {
        return round.openRules(tally).stream().map(ApprovalRoundRule::id).toList();
    }

    private ApprovalRound round(RuleMatch... matches) {
        return ApprovalRound.open(
                submitter, new OpenRound(new UUID(2, 2), DIGEST, Set.of(), "Please", List.of(matches)), NOW);
    }

    private static ApprovalDecision word(Caller by, ApprovalRound round) {
        return new ApprovalDecision(by, round, Verdict.APPROVED, new Decision(DIGEST, Set.of(), null), NOW);
    }

    private static RuleMatch match(String name, int level, UUID role, int needed) {
        return new RuleMatch(
                new UUID(3, name.hashCode()),
                name,
                level,
                List.of("Because."),
                new Approver(Approver.Kind.ROLE, role),
                needed);
    }

    private static Caller caller(long user) {
        return new Caller(new OrganizationId(new UUID(7, 7)), new UserId(new UUID(8, user)), Set.of());
    }
}
