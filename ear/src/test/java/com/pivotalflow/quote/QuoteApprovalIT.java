package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes that need somebody's word before they are sent: the rules of the design's table, on the real server. */
@OnRealServer
class QuoteApprovalIT {

    private static final String[] APPROVER = {
        "quotes.view", "quotes.update", "approvals.view", "approvals.decide", "quotes.approve"
    };

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api author;
    private TestUser manager;
    private TestUser executive;
    private Journey journey;

    @BeforeEach
    void switchApprovalOn() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                organization,
                Ids.next());
        manager = firm.organization().user(APPROVER);
        executive = firm.organization().user(APPROVER);
        firm.ask(manager, "From a thousand", "netTotal", "gte", "1000");
        firm.ask(2, executive, "Above five thousand", "netTotal", "gt", "5000");
        author = firm.as(Firm.EVERYTHING);
        journey = Journey.draft(firm, author);
    }

    @Test
    void aQuoteThatARuleMatchesWaitsForItsApprover() throws Exception {
        JsonNode pending = journey.to("submit", "{\"note\":\"Discussed with the site manager\"}");

        assertThat(pending.path("status").asText()).isEqualTo("pending");
        assertThat(pending.at("/approval/mode").asText()).isEqualTo("required");
        assertThat(pending.at("/approval/status").asText()).isEqualTo("pending");
        assertThat(journey.allowed()).containsExactly("withdraw");
        assertThat(journey.askPatch("{\"title\":\"Another\"}").problem()).isEqualTo("QUOTE_NOT_EDITABLE");

        Api.Answer approved = decide(manager.signIn(TestServer.MAIN), "approve", "{\"comment\":\"Fine\"}");

        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        assertThat(approved.json().path("quoteStatus").asText()).isEqualTo("approved");
        assertThat(approved.json().at("/round/status").asText()).isEqualTo("approved");
        JsonNode free = journey.read();
        assertThat(free.path("approvedBy").asText()).isEqualTo(manager.id().toString());
        assertThat(journey.send().path("status").asText()).isEqualTo("sent");
    }

    @Test
    void whoeverDecidesOnAFurtherVersionSeesWhatItChanges() throws Exception {
        journey.submit();
        Api approver = manager.signIn(TestServer.MAIN);
        String first = journey.quote().at("/approval/roundId").asText();
        assertThat(approver.get("/api/v1/approvals/" + first).json().has("difference"))
                .isFalse();
        decide(approver, "approve", "{}");
        journey.read();
        journey.send();
        journey.revise();
        journey.patch("{\"title\":\"Two warehouses\"}");
        journey.submit();

        JsonNode round = approver.get("/api/v1/approvals/"
                        + journey.quote().at("/approval/roundId").asText())
                .json();

        assertThat(round.at("/difference/header/0/field").asText()).isEqualTo("title");
        assertThat(round.at("/difference/header/0/to").asText()).isEqualTo("Two warehouses");
        assertThat(round.at("/difference/lines/changed")).isEmpty();
    }

    @Test
    void belowEveryThresholdNobodyIsAsked() {
        Journey small = Journey.draft(firm, author, List.of(Firm.priced("Small audit", "1", "999.99")));

        JsonNode approved = small.submit();

        assertThat(approved.path("status").asText()).isEqualTo("approved");
        assertThat(approved.at("/approval/mode").asText()).isEqualTo("not_required");
    }

    @Test
    void aPriceCannotHideInOptions() {
        Journey hiding = Journey.draft(
                firm, author, List.of(Firm.priced("Audit", "1", "900"), optional("Second audit", "100.00")));

        assertThat(hiding.submit().path("status").asText()).isEqualTo("pending");
    }

    @Test
    void theSimulatorSaysOfAQuoteWhatSubmittingWouldAsk() throws Exception {
        Api asking = firm.as("quotes.view", "approvals.view");

        Api.Answer matching = asking.post("/api/v1/approval-rules/simulate", Map.of("quoteId", journey.id()));

        assertThat(matching.status()).as(matching.toString()).isEqualTo(200);
        assertThat(matching.json().path("matches")).hasSize(1);
        assertThat(matching.json().at("/matches/0/name").asText()).isEqualTo("From a thousand");
        assertThat(matching.json().at("/matches/0/because/0").asText()).contains("1656.00");
        assertThat(matching.json().path("unmatched")).hasSize(1);
        assertThat(asking.post("/api/v1/approval-rules/simulate", Map.of("quoteId", organization))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("REFERENCE_NOT_FOUND");
        assertThat(asking.post("/api/v1/approval-rules/simulate", Map.of())
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/values");
        assertThat(firm.as("approvals.view")
                        .post("/api/v1/approval-rules/simulate", Map.of("quoteId", journey.id()))
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void levelsAreDecidedInOrder() throws Exception {
        journey = Journey.draft(firm, author, List.of(Firm.priced("Large audit", "1", "5000.01")));
        journey.submit();
        Api first = manager.signIn(TestServer.MAIN);
        Api second = executive.signIn(TestServer.MAIN);

        assertThat(decide(second, "approve", "{}").problem()).isEqualTo("APPROVAL_NOT_ELIGIBLE");
        Api.Answer progressed = decide(first, "approve", "{}");
        assertThat(progressed.json().path("quoteStatus").asText())
                .as(progressed.toString())
                .isEqualTo("pending");
        assertThat(decide(first, "approve", "{}").problem()).isEqualTo("APPROVAL_ALREADY_DECIDED");
        Api.Answer approved = decide(second, "approve", "{}");

        assertThat(approved.json().path("quoteStatus").asText())
                .as(approved.toString())
                .isEqualTo("approved");
        assertThat(actions())
                .containsExactly(
                        "quotes.create", "quotes.status_transition", "approvals.decide", "quotes.status_transition");
    }

    @Test
    void aRejectionNeedsAReasonAndGivesTheDraftBack() throws Exception {
        journey.submit();
        Api approver = manager.signIn(TestServer.MAIN);

        assertThat(decide(approver, "reject", "{}").problem()).isEqualTo("REASON_REQUIRED");
        Api.Answer rejected = decide(approver, "reject", "{\"reason\":\"Too cheap\"}");

        assertThat(rejected.json().path("quoteStatus").asText())
                .as(rejected.toString())
                .isEqualTo("draft");
        assertThat(rejected.json().at("/round/reason").asText()).isEqualTo("Too cheap");
        JsonNode draft = journey.read();
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.has("approval")).isFalse();
        assertThat(draft.path("lines")).hasSize(2);
    }

    @Test
    void nobodyWhoWroteOnItMayApproveIt() throws Exception {
        Journey changed = journey.by(manager.signIn(TestServer.MAIN));
        changed.patch("{\"title\":\"Written by the manager\"}");
        journey.read();

        Api.Answer answer = journey.ask("submit", "{}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("APPROVAL_NO_ELIGIBLE_APPROVER");
        assertThat(answer.json().path("rule").asText()).isEqualTo("From a thousand");
        assertThat(journey.read().path("status").asText()).isEqualTo("draft");

        // A second manager may decide; the first still may not.
        TestUser deputy = firm.organization().user(APPROVER);
        database.execute(
                "UPDATE user_roles SET role_id = (SELECT role_id FROM user_roles WHERE user_id = ?) WHERE user_id = ?",
                manager.id(),
                deputy.id());
        journey.submit();
        assertThat(decide(manager.signIn(TestServer.MAIN), "approve", "{}").problem())
                .isEqualTo("APPROVAL_SELF");
        assertThat(decide(deputy.signIn(TestServer.MAIN), "approve", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void aChangeOfWhatWasApprovedVoidsTheRoundAndNamesTheFields() throws Exception {
        journey.submit();
        assertThat(decide(manager.signIn(TestServer.MAIN), "approve", "{}").status())
                .isEqualTo(200);
        journey.read();

        journey.patch("{\"title\":\"Cheaper audit\",\"notes\":\"Soon\"}");

        assertThat(journey.status()).isEqualTo("draft");
        assertThat(rounds()).containsExactly("voided {title,notes}");
    }

    @Test
    void cancellingVoidsAnApprovalThatWasNotUsedAndLeavesOneThatWas() throws Exception {
        Journey other = Journey.draft(firm, author);
        for (Journey each : List.of(journey, other)) {
            each.submit();
            assertThat(decide(each, manager.signIn(TestServer.MAIN), "approve", "{}")
                            .status())
                    .isEqualTo(200);
            each.read();
        }
        journey.send();

        journey.to("cancel", "{\"reason\":\"The customer is bankrupt\"}");
        other.to("cancel", "{}");

        assertThat(rounds()).containsExactly("approved -", "voided -");
    }

    @Test
    void withdrawingEndsTheRoundAndANewOneMayBegin() throws Exception {
        journey.submit();
        journey.to("withdraw", "{\"reason\":\"Wrong date\"}");
        journey.submit();

        assertThat(rounds()).containsExactly("withdrawn -", "pending -");
        assertThat(decide(manager.signIn(TestServer.MAIN), "approve", "{}").status())
                .isEqualTo(200);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTold() throws Exception {
        TestUser deputy = firm.organization().user(APPROVER);
        database.execute(
                "UPDATE user_roles SET role_id = (SELECT role_id FROM user_roles WHERE user_id = ?) WHERE user_id = ?",
                manager.id(),
                deputy.id());
        journey.submit();
        Api one = manager.signIn(TestServer.MAIN);
        Api other = deputy.signIn(TestServer.MAIN);
        String path = round();
        String etag = one.get(path).json().path("etag").asText();

        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch start = new CountDownLatch(1);
            Callable<Api.Answer> first = () -> {
                start.await();
                return one.with("If-Match", etag).postText(path + "/approve", "application/json", "{}");
            };
            Callable<Api.Answer> second = () -> {
                start.await();
                return other.with("If-Match", etag)
                        .postText(path + "/reject", "application/json", "{\"reason\":\"No way\"}");
            };
            Future<Api.Answer> approving = two.submit(first);
            Future<Api.Answer> rejecting = two.submit(second);
            start.countDown();

            List<Integer> statuses =
                    List.of(approving.get().status(), rejecting.get().status());
            assertThat(statuses)
                    .containsOnlyOnce(200)
                    .allMatch(status -> status == 200 || status == 409 || status == 412);
        } finally {
            two.shutdownNow();
        }
        assertThat(database.number("SELECT count(*) FROM approval_decisions WHERE organization_id = ?", organization))
                .isOne();
    }

    private static Map<String, Object> optional(String description, String unitPrice) {
        Map<String, Object> line = Firm.priced(description, "1", unitPrice);
        line.put("selection", Map.of("mode", "optional"));
        return line;
    }

    private String round() {
        return round(journey);
    }

    private static String round(Journey of) {
        return "/api/v1/approvals/" + of.read().at("/approval/roundId").asText();
    }

    private Api.Answer decide(Api api, String word, String body) {
        return decide(journey, api, word, body);
    }

    private static Api.Answer decide(Journey of, Api api, String word, String body) {
        String path = round(of);
        Api.Answer read = api.get(path);
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        return api.with("If-Match", read.json().path("etag").asText())
                .postText(path + "/" + word, "application/json", body);
    }

    private List<String> rounds() throws Exception {
        return database.rows(
                "SELECT status || ' ' || coalesce(voided_fields::text, '-') FROM approval_requests"
                        + " WHERE organization_id = ? ORDER BY requested_at",
                organization);
    }

    private List<String> actions() throws Exception {
        return database.rows(
                "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = ? ORDER BY sequence_number",
                organization,
                UUID.fromString(journey.id()));
    }
}
