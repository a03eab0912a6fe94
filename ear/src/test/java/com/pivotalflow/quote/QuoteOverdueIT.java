package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version that nobody decided in time has expired from its deadline on, although nothing wrote that down yet. */
@OnRealServer
class QuoteOverdueIT {

    private final Database database = TestServer.MAIN.database();

    private Api api;
    private Journey journey;

    @BeforeEach
    void sendAQuoteAndLetItsTimeRunOut() throws Exception {
        Firm firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        journey = Journey.draft(firm, api);
        journey.submit();
        journey.send();
        Journey inTime = Journey.draft(firm, api);
        inTime.submit();
        inTime.send();
        runOut();
    }

    @Test
    void itIsShownAsExpiredWhereverItIsRead() {
        JsonNode quote = journey.read();

        assertThat(quote.path("status").asText()).isEqualTo("expired");
        assertThat(quote.at("/issued/state").asText()).isEqualTo("expired");
        assertThat(journey.allowed()).containsExactly("revise");
        assertThat(journey.get("versions").json().at("/items/0/state").asText()).isEqualTo("expired");
        assertThat(journey.get("versions/1").json().path("state").asText()).isEqualTo("expired");
    }

    @Test
    void listsFindItAmongTheExpired() {
        assertThat(found("expired")).containsExactly(journey.id() + " expired");
        assertThat(found("sent,viewed")).hasSize(1).noneMatch(row -> row.startsWith(journey.id()));
        assertThat(found("viewed,expired")).containsExactly(journey.id() + " expired");
        assertThat(found("sent,expired")).hasSize(2).contains(journey.id() + " expired");
        assertThat(found("draft")).isEmpty();
    }

    @Test
    void itCanBeRevisedAndNothingElse() {
        journey.read();
        assertThat(journey.ask("cancel", "{\"reason\":\"Too late\"}").problem()).isEqualTo("INVALID_STATUS_TRANSITION");

        JsonNode draft = journey.revise();
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.at("/issued/state").asText()).isEqualTo("expired");
        assertThat(journey.to("discard-revision", "{}").path("status").asText()).isEqualTo("expired");
    }

    @Test
    void theVersionThatReplacesItSaysThatItHadExpired() throws Exception {
        journey.read();
        journey.revise();
        journey.submit();
        journey.send();

        assertThat(database.rows(
                        "SELECT state, outcome FROM quote_versions WHERE quote_id = ? ORDER BY version_number",
                        UUID.fromString(journey.id())))
                .containsExactly("superseded|expired", "sent|null");
    }

    @Test
    void aRevisionOfItIsGivenUpWithoutAReasonSinceTheCustomerHasNothingInHand() {
        journey.read();
        journey.revise();

        assertThat(journey.to("cancel", "{}").path("status").asText()).isEqualTo("cancelled");
    }

    private void runOut() throws Exception {
        database.execute(
                "UPDATE quote_versions SET expires_at = now() - interval '1 second' WHERE quote_id = ?",
                UUID.fromString(journey.id()));
    }

    private List<String> found(String statuses) {
        List<String> rows = new ArrayList<>();
        api.get(Journey.QUOTES + "?status=" + statuses)
                .json()
                .path("items")
                .forEach(item -> rows.add(
                        item.path("id").asText() + " " + item.path("status").asText()));
        return rows;
    }
}
