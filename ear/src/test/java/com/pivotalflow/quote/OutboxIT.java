package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other systems are to be told of quotes: each operation's events, once and in order, and nothing that did not happen. */
@OnRealServer
class OutboxIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void eachStepOfAQuoteIsToldOnceAndInOrder() throws Exception {
        Journey journey = Journey.draft(firm, api);

        journey.submit();
        journey.to("withdraw", "{}");
        journey.submit();
        journey.patch("{\"title\":\"Another title\"}");
        journey.submit();
        journey.send();
        journey.revise();
        journey.to("discard-revision", "{}");
        journey.revise();
        journey.patch("{\"title\":\"A third title\"}");
        journey.submit();
        journey.send();
        journey.to("cancel", "{\"reason\":\"No longer offered\"}");

        assertThat(events(journey.id()))
                .containsExactly(
                        "quote.created of 1 draft",
                        "quote.approved of 1 approved",
                        "quote.withdrawn of 1 draft",
                        "quote.approved of 1 approved",
                        "quote.updated of 1 draft",
                        "quote.approval_voided of 1 draft",
                        "quote.approved of 1 approved",
                        "quote.sent of 1 sent",
                        "quote.revised of 2 draft",
                        "quote.revision_discarded of 1 sent",
                        "quote.revised of 2 draft",
                        "quote.updated of 2 draft",
                        "quote.approved of 2 approved",
                        "quote.sent of 2 sent",
                        "quote.superseded of 1 superseded",
                        "quote.cancelled of 2 cancelled");
        assertThat(database.rows(
                        "SELECT DISTINCT position FROM outbox_events WHERE aggregate_id = CAST(? AS uuid)"
                                + " AND event_type IN ('quote.approval_voided', 'quote.superseded')",
                        journey.id()))
                .containsExactly("2");
        assertThat(database.number(
                        "SELECT max(aggregate_version) - (SELECT version FROM quotes WHERE id = e.aggregate_id)"
                                + " FROM outbox_events AS e WHERE aggregate_id = CAST(? AS uuid) GROUP BY aggregate_id",
                        journey.id()))
                .as("the last event bears the row version that the quote has")
                .isZero();
    }

    @Test
    void aBodyHoldsNothingThatNotEverybodyMaySee() throws Exception {
        Journey journey = Journey.draft(firm, api);

        JsonNode body = JSON.readTree(
                database.rows("SELECT payload FROM outbox_events WHERE aggregate_id = CAST(? AS uuid)", journey.id())
                        .get(0));

        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "type", "occurredAt", "organizationId", "data");
        assertThat(body.path("data").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "version", "status", "href");
        assertThat(api.get(body.at("/data/href").asText()).json().path("id").asText())
                .isEqualTo(journey.id());
    }

    @Test
    void approvalIsToldStepByStepAndRaisesTheRowVersionEachTime() throws Exception {
        database.execute(
                "INSERT INTO org_settings (organization_id, id, setting_key, value_boolean)"
                        + " VALUES (?, ?, 'quote_send_requires_approval', true)",
                firm.organization().id(),
                Ids.next());
        TestUser first = approver();
        TestUser second = approver();
        firm.ask(1, first, "First", "netTotal", "gte", "0");
        firm.ask(2, second, "Second", "netTotal", "gte", "0");
        Journey journey = Journey.draft(firm, api);

        journey.submit();
        decide(journey, second, "reject", "APPROVAL_NOT_ELIGIBLE");
        decide(journey, first, "reject", "");
        journey.read();
        journey.submit();
        String before = journey.etag();
        decide(journey, first, "approve", "");
        assertThat(journey.read().path("etag").asText()).isNotEqualTo(before);
        decide(journey, second, "approve", "");

        assertThat(events(journey.id()))
                .containsExactly(
                        "quote.created of 1 draft",
                        "quote.submitted of 1 pending",
                        "quote.approval_rejected of 1 draft",
                        "quote.submitted of 1 pending",
                        "quote.approval_progressed of 1 pending",
                        "quote.approved of 1 approved");
    }

    @Test
    void aDuplicateIsANewQuoteAndADeletedOneIsTold() throws Exception {
        Journey journey = Journey.draft(firm, api);
        String copy = api.post(QUOTES + "/" + journey.id() + "/duplicate", Map.of())
                .json()
                .path("id")
                .asText();
        Api.Answer deleted = journey.askDelete();
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);

        assertThat(events(copy)).containsExactly("quote.created of 1 draft");
        assertThat(events(journey.id())).containsExactly("quote.created of 1 draft", "quote.deleted of 1 draft");
    }

    @Test
    void whatIsNotedWithAQuoteAndNewPricesAreChangesToo() throws Exception {
        Journey journey = Journey.draft(firm, api);
        journey.patch("{\"internalNotes\":\"Call on Monday\"}");
        Api.Answer preview = journey.ask("reprice", "{}");
        assertThat(events(journey.id())).containsExactly("quote.created of 1 draft", "quote.updated of 1 draft");
        Api.Answer kept = journey.ask(
                "reprice",
                "{\"apply\":true,\"previewHash\":\""
                        + preview.json().path("previewHash").asText() + "\"}");
        assertThat(kept.status()).as(kept.toString()).isEqualTo(200);

        assertThat(events(journey.id()))
                .containsExactly("quote.created of 1 draft", "quote.updated of 1 draft", "quote.updated of 1 draft");
    }

    @Test
    void whatIsRefusedRepeatedOrChangesNothingIsNotTold() throws Exception {
        Journey journey = Journey.draft(firm, api);
        Api.Answer before = api.get(QUOTES + "/" + journey.id());

        journey.patch("{\"title\":\"Warehouse audit\"}");
        assertThat(journey.askPatch("{\"title\":\"\"}").status()).isEqualTo(422);
        assertThat(journey.ask("withdraw", "{}").problem()).isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(journey.ask("send", "{\"channel\":\"link\"}").problem()).isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(api.with("If-Match", "\"77-0\"")
                        .patch(QUOTES + "/" + journey.id(), "{\"title\":\"Stale\"}")
                        .problem())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(firm.as("quotes.view")
                        .with("If-Match", journey.etag())
                        .patch(QUOTES + "/" + journey.id(), "{\"title\":\"Forbidden\"}")
                        .problem())
                .isEqualTo("PERMISSION_DENIED");
        Api keyed = api.with("Idempotency-Key", "outbox-" + journey.id()).with("If-Match", journey.etag());
        keyed.postText(QUOTES + "/" + journey.id() + "/submit", "application/json", "{}");
        Api.Answer repeated = keyed.postText(QUOTES + "/" + journey.id() + "/submit", "application/json", "{}");
        assertThat(repeated.header("Idempotency-Replayed")).contains("true");

        assertThat(before.status()).isEqualTo(200);
        assertThat(events(journey.id())).containsExactly("quote.created of 1 draft", "quote.approved of 1 approved");
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        Journey journey = Journey.draft(firm, api);
        try (Connection connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            // The audit entry comes after the events; whoever has to wait for it too long rolls back.
            Database.execute(
                    connection,
                    "SELECT 1 FROM audit_chain_heads WHERE organization_id = ? FOR UPDATE",
                    firm.organization().id());

            Api.Answer answer = journey.askPatch("{\"title\":\"Another title\"}");

            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            connection.rollback();
        }

        assertThat(events(journey.id())).containsExactly("quote.created of 1 draft");
        journey.patch("{\"title\":\"Another title\"}");
        assertThat(events(journey.id())).containsExactly("quote.created of 1 draft", "quote.updated of 1 draft");
    }

    private TestUser approver() throws SQLException {
        return firm.organization().user("quotes.view", "approvals.view", "approvals.decide", "quotes.approve");
    }

    /** Says a word in the quote's round; the problem that comes of it, or none. */
    private static void decide(Journey journey, TestUser person, String word, String problem) {
        Api deciding = person.signIn(TestServer.MAIN);
        String round =
                "/api/v1/approvals/" + journey.read().at("/approval/roundId").asText();
        Api.Answer answer = deciding.with(
                        "If-Match", deciding.get(round).header("ETag").orElseThrow())
                .post(round + "/" + word, word.equals("reject") ? Map.of("reason", "Too low") : Map.of());
        if (problem.isEmpty()) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        } else {
            assertThat(answer.problem()).isEqualTo(problem);
        }
    }

    /** What is told of a quote, in order. */
    private List<String> events(String quote) throws SQLException {
        return database.rows(
                "SELECT event_type || ' of ' || (payload #>> '{data,version}') || ' ' || (payload #>> '{data,status}')"
                        + " FROM outbox_events WHERE aggregate_id = CAST(? AS uuid)"
                        + " ORDER BY aggregate_version, position",
                quote);
    }
}
