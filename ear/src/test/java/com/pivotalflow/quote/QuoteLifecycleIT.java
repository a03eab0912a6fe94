package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quote on its way from draft to the customer and back, without approval. */
@OnRealServer
class QuoteLifecycleIT {

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;
    private Journey journey;

    @BeforeEach
    void makeADraft() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        journey = Journey.draft(firm, api);
    }

    @Test
    void withoutApprovalADraftIsFreeToBeSentOnceItIsSubmitted() {
        JsonNode approved = journey.submit();

        assertThat(approved.path("status").asText()).isEqualTo("approved");
        assertThat(approved.at("/approval/mode").asText()).isEqualTo("not_required");
        assertThat(approved.path("approvedAt").asText()).isNotBlank();
        assertThat(approved.has("approvedBy")).isFalse();
        assertThat(journey.allowed()).containsExactly("withdraw", "send", "cancel");
        assertThat(journey.read()).isEqualTo(approved);
    }

    @Test
    void sendingFreezesAVersionAndWithdrawingIsOverThen() {
        journey.submit();

        JsonNode sent = journey.send();

        assertThat(sent.path("status").asText()).isEqualTo("sent");
        assertThat(sent.at("/issued/version").asInt()).isEqualTo(1);
        assertThat(sent.at("/issued/state").asText()).isEqualTo("sent");
        assertThat(sent.at("/issued/deadline").asText()).isEqualTo("2099-12-31T11:00:00.000Z");
        assertThat(sent.at("/issued/contentHash").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(sent.path("sentAt")).isEqualTo(sent.at("/issued/sentAt"));
        assertThat(journey.allowed()).containsExactly("accept", "reject", "revise", "cancel");
        assertThat(journey.ask("withdraw", "{}").problem()).isEqualTo("INVALID_STATUS_TRANSITION");
        assertThat(journey.askPatch("{\"title\":\"Another\"}").problem()).isEqualTo("QUOTE_IMMUTABLE");
        assertThat(journey.read()).isEqualTo(sent);
    }

    @Test
    void anApprovedQuoteThatIsChangedIsADraftAgain() {
        journey.submit();
        assertThat(journey.patch("{\"internalNotes\":\"Call first\"}")
                        .path("status")
                        .asText())
                .isEqualTo("approved");

        JsonNode changed = journey.patch("{\"title\":\"Audit of the warehouse\"}");

        assertThat(changed.path("status").asText()).isEqualTo("draft");
        assertThat(changed.has("approval")).isFalse();
        assertThat(changed.has("approvedAt")).isFalse();
        assertThat(journey.read()).isEqualTo(changed);
    }

    @Test
    void aRevisionKeepsItsLinesAndWhatTheCustomerHasStaysOpen() {
        journey.submit();
        JsonNode sent = journey.send();

        JsonNode revision = journey.revise();

        assertThat(revision.path("status").asText()).isEqualTo("draft");
        assertThat(revision.path("version").asInt()).isEqualTo(2);
        assertThat(revision.path("lines")).isEqualTo(sent.path("lines"));
        assertThat(revision.path("issued")).isEqualTo(sent.path("issued"));
        assertThat(journey.allowed()).containsExactly("submit", "accept", "reject", "discard_revision", "cancel");
        assertThat(journey.ask("revise", "{}").problem()).isEqualTo("REVISION_EXISTS");
    }

    @Test
    void theNextVersionSupersedesTheFirst() throws Exception {
        journey.submit();
        journey.send();
        journey.revise();
        journey.patch("{\"title\":\"Audit of two warehouses\"}");
        journey.submit();

        JsonNode second = journey.send();

        assertThat(second.at("/issued/version").asInt()).isEqualTo(2);
        JsonNode versions = journey.get("versions").json().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/version").asInt()).isEqualTo(2);
        assertThat(versions.at("/0/state").asText()).isEqualTo("sent");
        assertThat(versions.at("/1/state").asText()).isEqualTo("superseded");
        assertThat(journey.get("versions/1").json().path("title").asText()).isEqualTo("Warehouse audit");
        assertThat(journey.get("versions/2").json().path("title").asText()).isEqualTo("Audit of two warehouses");
        assertThat(database.number(
                        "SELECT count(*) FROM quote_versions WHERE organization_id = ? AND closed_at IS NULL",
                        firm.organization().id()))
                .isOne();
    }

    @Test
    void aDiscardedRevisionLeavesNoTraceInWhatTheQuoteSays() {
        journey.patch("{\"discounts\":[{\"kind\":\"percentage\",\"value\":\"5\",\"label\":\"Loyal\"}],"
                + "\"depositPercent\":\"25\",\"description\":\"On site\"}");
        journey.submit();
        JsonNode sent = journey.send();
        journey.revise();
        String kept = sent.at("/lines/1/id").asText();
        journey.patch("{\"title\":\"Another\",\"description\":null,\"discounts\":[],\"depositPercent\":null,"
                + "\"internalNotes\":\"stays\",\"groups\":[{\"code\":\"A\",\"title\":\"Pick\",\"choose\":\"at_most_one\"}],"
                + "\"lines\":[{\"description\":\"New\",\"itemCode\":\"KIT-3\",\"quantity\":\"1\","
                + "\"selection\":{\"mode\":\"alternative\",\"group\":\"A\",\"selected\":true}},"
                + "{\"id\":\"" + kept + "\",\"description\":\"Changed\",\"quantity\":\"9\","
                + "\"selection\":{\"mode\":\"alternative\",\"group\":\"A\"}}]}");

        JsonNode discarded = journey.to("discard-revision", "{}");

        for (String member : List.of(
                "status",
                "version",
                "title",
                "description",
                "discounts",
                "groups",
                "lines",
                "totals",
                "taxBreakdown",
                "baseTotals",
                "depositAmount",
                "issued")) {
            assertThat(discarded.path(member)).as(member).isEqualTo(sent.path(member));
        }
        assertThat(discarded.path("internalNotes").asText()).isEqualTo("stays");
        assertThat(journey.read()).isEqualTo(discarded);
        assertThat(journey.ask("discard-revision", "").problem()).isEqualTo("NO_REVISION");
    }

    @Test
    void takingBackWhatACustomerHasNeedsAReasonAndTheRightToSend() throws Exception {
        journey.submit();
        journey.send();
        Journey clerk = journey.by(firm.as("quotes.view", "quotes.update"));

        assertThat(clerk.allowed()).containsExactly("revise");
        assertThat(clerk.ask("cancel", "{\"reason\":\"Mistake\"}").problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(journey.ask("cancel", "{}").problem()).isEqualTo("REASON_REQUIRED");
        JsonNode cancelled = journey.to("cancel", "{\"reason\":\"The customer is bankrupt\"}");

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.at("/issued/state").asText()).isEqualTo("cancelled");
        assertThat(journey.allowed()).isEmpty();
        assertThat(database.rows(
                        "SELECT cancel_kind FROM quote_versions WHERE organization_id = ?",
                        firm.organization().id()))
                .containsExactly("withdrawn");
    }

    @Test
    void aQuoteThatIsNotValidAnyMoreIsNeitherSubmittedNorSent() throws Exception {
        journey.patch("{\"validFrom\":\"2020-01-01\",\"validUntil\":\"2020-01-31\"}");
        assertThat(journey.ask("submit", "{}").problem()).isEqualTo("VALIDITY_PASSED");

        journey.patch("{\"validUntil\":\"2099-01-31\"}");
        journey.submit();
        database.execute(
                "UPDATE quotes SET valid_until = DATE '2020-01-31' WHERE organization_id = ?",
                firm.organization().id());
        assertThat(journey.ask("send", "{\"channel\":\"link\"}").problem()).isEqualTo("VALIDITY_PASSED");
        assertThat(journey.read().path("status").asText()).isEqualTo("approved");
    }

    @Test
    void whatWasApprovedAndNothingElseIsSent() throws Exception {
        journey.submit();
        // Past the service: as an operator's hand would do it.
        database.execute(
                "UPDATE quotes SET title = 'Cheaper audit' WHERE organization_id = ?",
                firm.organization().id());

        Api.Answer answer = journey.ask("send", "{\"channel\":\"link\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("APPROVAL_OUTDATED");
        assertThat(journey.read().path("status").asText()).isEqualTo("approved");
    }

    @Test
    void aQuoteNeedsALineThatCountsAndDiscountsThatFitEveryChoice() {
        Map<String, Object> optional = Firm.line("Sensor kit", "KIT-3", "3");
        optional.put("selection", Map.of("mode", "optional"));
        Journey empty = Journey.draft(firm, api, List.of(optional));
        assertThat(empty.ask("submit", "{}").problem()).isEqualTo("NO_INCLUDED_LINES");

        optional.put("selection", Map.of("mode", "optional", "selected", true));
        Journey discounted = Journey.draft(firm, api, List.of(Firm.line("Audit", "AUDIT-HR", "1"), optional));
        discounted.patch("{\"discounts\":[{\"kind\":\"fixed\",\"value\":\"200\"}]}");
        Api.Answer answer = discounted.ask("submit", "{}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("DISCOUNT_EXCEEDS_MINIMUM_SELECTION");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/discounts/0");
    }

    @Test
    void anOperationThatIsNotOpenSaysFromWhereAndWhatIs() {
        Api.Answer answer = journey.ask("send", "{\"channel\":\"link\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("from").asText()).isEqualTo("draft");
        assertThat(answer.json().path("operation").asText()).isEqualTo("send");
        assertThat(answer.json().path("allowed")).isEqualTo(journey.quote().path("allowedTransitions"));
    }

    @Test
    void everyStepLeavesOneEntryWithTheReason() throws Exception {
        journey.submit();
        journey.to("withdraw", "{\"reason\":\"Prices changed\"}");
        journey.submit();
        journey.send();

        List<String> entries = database.rows(
                "SELECT action || ' ' || coalesce(old_values ->> 'status', '-') || ' '"
                        + " || coalesce(new_values ->> 'status', '-') || ' ' || coalesce(new_values ->> 'reason', '-')"
                        + " FROM audit_logs WHERE organization_id = ? AND entity_id = ? ORDER BY sequence_number",
                firm.organization().id(),
                UUID.fromString(journey.id()));

        assertThat(entries)
                .containsExactly(
                        "quotes.create - draft -",
                        "quotes.status_transition draft approved -",
                        "quotes.status_transition approved draft Prices changed",
                        "quotes.status_transition draft approved -",
                        "quotes.status_transition approved sent -");
    }
}
