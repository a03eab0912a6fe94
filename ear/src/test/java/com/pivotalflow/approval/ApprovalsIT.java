package com.pivotalflow.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which rounds wait for whom, and what a round shows. */
@OnRealServer
@ExtendWith(QuietServer.class)
class ApprovalsIT {

    private static final String APPROVALS = "/api/v1/approvals";

    /** Tenant, page. */
    private static final int LIST = 2;

    /** Tenant, round, rules, decisions, who approved what; the quote, which tells whether a version was sent before. */
    private static final int READ = 6;

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private UUID role;
    private UUID rule;
    private Api viewer;

    @BeforeEach
    void makeAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        role = Ids.next();
        rule = Ids.next();
        database.execute(
                "INSERT INTO roles (organization_id, id, name) VALUES (?, ?, 'Managers')", organization.id(), role);
        database.execute(
                "INSERT INTO approval_rules (organization_id, id, name, level, approver_role_id)"
                        + " VALUES (?, ?, 'Thin', 1, ?)",
                organization.id(),
                rule,
                role);
        viewer = organization.user("approvals.view").signIn(TestServer.MAIN);
    }

    @Test
    void aRoundShowsItsRulesAndWhatWasSaid() throws Exception {
        UUID round = begin();
        TestOrganization.TestUser manager = manager();
        decide(round, manager.id());
        Api costs = organization.user("approvals.view", "quotes.view_cost").signIn(TestServer.MAIN);

        JsonNode answer = costs.get(APPROVALS + "/" + round).json();

        assertThat(answer.path("status").asText()).isEqualTo("pending");
        assertThat(answer.path("entityType").asText()).isEqualTo("quote");
        assertThat(answer.path("digest").asText()).hasSize(64);
        assertThat(answer.path("note").asText()).isEqualTo("Please");
        assertThat(answer.at("/rules/0/approvals").asInt()).isEqualTo(1);
        assertThat(answer.at("/rules/0/because/0").asText()).isEqualTo("Margin 12.5 % is below 20 %.");
        assertThat(answer.at("/rules/0/because/1").asText()).isEqualTo("Discount 5 % is above 1 %.");
        assertThat(answer.at("/decisions/0/decidedBy").asText())
                .isEqualTo(manager.id().toString());
        assertThat(viewer.get(APPROVALS + "/" + Ids.next()).problem()).isEqualTo("APPROVAL_NOT_FOUND");
    }

    @Test
    void whatAMarginIsStaysWithThoseWhoMaySeeCosts() throws Exception {
        String text = viewer.get(APPROVALS + "/" + begin()).text();

        assertThat(text).contains("Discount 5 % is above 1 %.").doesNotContain("12.5");
    }

    @Test
    void anApprovalCountsForThoseWhoHadTheRoleThenAndWereNotStrippedOfItSince() throws Exception {
        UUID round = begin();
        TestOrganization.TestUser stranger = organization.user();
        decide(round, stranger.id());

        assertThat(approvals(round)).isZero();
        database.execute(
                "INSERT INTO user_roles (organization_id, id, user_id, role_id, assigned_at)"
                        + " VALUES (?, ?, ?, ?, now() + interval '1 minute')",
                organization.id(),
                Ids.next(),
                stranger.id(),
                role);
        assertThat(approvals(round)).isZero();
        database.execute(
                "UPDATE user_roles SET assigned_at = now() - interval '1 day', expires_at = now() + interval '1 day'"
                        + " WHERE organization_id = ? AND user_id = ? AND role_id = ?",
                organization.id(),
                stranger.id(),
                role);
        assertThat(approvals(round)).isEqualTo(1);
        database.execute(
                "UPDATE user_roles SET is_active = false WHERE organization_id = ? AND user_id = ? AND role_id = ?",
                organization.id(),
                stranger.id(),
                role);
        assertThat(approvals(round)).isZero();
    }

    @Test
    void everybodySeesWhatWaitsForThem() throws Exception {
        UUID waiting = begin();
        UUID done = begin();
        TestOrganization.TestUser manager = manager();
        decide(done, manager.id());
        UUID closed = begin();
        database.execute(
                "UPDATE approval_requests SET status = 'withdrawn', closed_at = now() WHERE organization_id = ? AND id = ?",
                organization.id(),
                closed);
        UUID own = begin();
        database.execute(
                "UPDATE approval_requests SET requested_by = ? WHERE organization_id = ? AND id = ?",
                manager.id(),
                organization.id(),
                own);
        Api asManager = manager.signIn(TestServer.MAIN);

        assertThat(ids(asManager.get(APPROVALS + "?assignedToMe=true"))).containsExactly(waiting.toString());
        assertThat(ids(asManager.get(APPROVALS + "?assignedToMe=false")))
                .containsExactly(own.toString(), closed.toString(), done.toString());
        assertThat(ids(viewer.get(APPROVALS + "?assignedToMe=true"))).isEmpty();
        database.execute(
                "UPDATE user_roles SET assigned_at = now() - interval '1 day', expires_at = now() - interval '1 second'"
                        + " WHERE organization_id = ? AND user_id = ? AND role_id = ?",
                organization.id(),
                manager.id(),
                role);
        assertThat(ids(asManager.get(APPROVALS + "?assignedToMe=true"))).isEmpty();
    }

    @Test
    void roundsAreListedByStatusAndSubjectTheLatestFirst() throws Exception {
        UUID first = begin();
        UUID second = begin();
        UUID third = begin();
        String quote =
                viewer.get(APPROVALS + "/" + second).json().path("entityId").asText();

        Api.Answer page = viewer.get(APPROVALS + "?limit=2&status=pending,approved&entityType=quote");

        assertThat(ids(page)).containsExactly(third.toString(), second.toString());
        assertThat(ids(viewer.get(APPROVALS + "?limit=2&status=pending,approved&entityType=quote&cursor="
                        + page.json().path("next").asText())))
                .containsExactly(first.toString());
        assertThat(ids(viewer.get(APPROVALS + "?entityId=" + quote))).containsExactly(second.toString());
        assertThat(ids(viewer.get(APPROVALS + "?status=rejected"))).isEmpty();
        assertThat(ids(viewer.get(APPROVALS + "?entityType=invoice"))).isEmpty();
        assertThat(viewer.get(APPROVALS + "?status=maybe").problem()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void theNumberOfStatementsDoesNotDependOnTheNumberOfRows() throws Exception {
        UUID round = begin();
        var warm = List.of(viewer.get(APPROVALS), viewer.get(APPROVALS + "/" + round));

        assertThat(warm).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        for (int i = 0; i < 3; i++) {
            database.resetStatements();
            assertThat(viewer.get(APPROVALS + "?assignedToMe=false").status()).isEqualTo(200);
            assertThat(database.statements()).hasSize(LIST);
            database.resetStatements();
            assertThat(viewer.get(APPROVALS + "/" + round).status()).isEqualTo(200);
            assertThat(database.statements()).hasSize(READ);
            decide(round, manager().id());
            begin();
        }
    }

    private UUID begin() throws Exception {
        return ApprovalRounds.begin(organization, rule, role);
    }

    /** Somebody who may decide and has had the role for a while. */
    private TestOrganization.TestUser manager() throws Exception {
        TestOrganization.TestUser manager = organization.user("approvals.view", "approvals.decide", "quotes.approve");
        database.execute(
                "INSERT INTO user_roles (organization_id, id, user_id, role_id) VALUES (?, ?, ?, ?)",
                organization.id(),
                Ids.next(),
                manager.id(),
                role);
        return manager;
    }

    private void decide(UUID round, UUID by) throws Exception {
        database.execute(
                "INSERT INTO approval_decisions (organization_id, id, approval_request_id, decided_by, decision, level)"
                        + " VALUES (?, ?, ?, ?, 'approved', 1)",
                organization.id(),
                Ids.next(),
                round,
                by);
    }

    private int approvals(UUID round) {
        return viewer.get(APPROVALS + "/" + round)
                .json()
                .at("/rules/0/approvals")
                .asInt(-1);
    }

    private static List<String> ids(Api.Answer page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return StreamSupport.stream(page.json().path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }
}
