package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to quotes that nobody decides on in time. */
@OnRealServer
class ExpiryIT {

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;
    private Offer offer;

    @BeforeEach
    void makeAnOffer() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        offer = Offer.open(firm, api);
    }

    @Test
    void afterTheDeadlineNothingCanBeDecidedWhetherOrNotSomebodyNoticed() throws Exception {
        Map<String, Object> yes = offer.visitor().yes();
        yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));
        letRunOut(offer);

        for (boolean isNoticed : List.of(false, true)) {
            if (isNoticed) {
                Timers.run(TestServer.MAIN, "QuoteExpiry");
            }
            for (Api.Answer answer : List.of(
                    offer.visitor().post("accept", yes),
                    offer.visitor().decline(),
                    offer.visitor().read(),
                    offer.visitor().view(),
                    offer.visitor().get("document"),
                    staffAccepts())) {
                assertThat(answer.status()).as(isNoticed + ": " + answer).isEqualTo(410);
                assertThat(answer.problem()).isEqualTo("QUOTE_EXPIRED");
            }
        }
        assertThat(database.number(
                        "SELECT count(*) FROM quote_acceptances WHERE organization_id = ?",
                        firm.organization().id()))
                .isZero();
    }

    @Test
    void whatIsOverdueExpiresOnceAndNothingElse() throws Exception {
        Offer open = Offer.open(firm, api);
        Offer opened = Offer.open(firm, api);
        opened.visitor().view();
        letRunOut(offer);
        letRunOut(opened);

        Timers.run(TestServer.MAIN, "QuoteExpiry");
        Timers.run(TestServer.MAIN, "QuoteExpiry");

        JsonNode expired = offer.journey().read();
        assertThat(expired.path("status").asText()).isEqualTo("expired");
        assertThat(expired.at("/issued/state").asText()).isEqualTo("expired");
        assertThat(offer.journey().allowed()).containsExactly("revise");
        assertThat(opened.journey().read().path("status").asText()).isEqualTo("expired");
        assertThat(open.journey().read().path("status").asText()).isEqualTo("sent");
        assertThat(database.rows(
                        "SELECT actor_kind || ' ' || (old_values ->> 'status') FROM audit_logs"
                                + " WHERE organization_id = ? AND action = 'quotes.status_transition'"
                                + " AND new_values ->> 'status' = 'expired' ORDER BY 1",
                        firm.organization().id()))
                .containsExactly("system sent", "system viewed");
    }

    @Test
    void aRevisionOutlivesTheVersionBeforeIt() throws Exception {
        offer.journey().revise();
        letRunOut(offer);

        Timers.run(TestServer.MAIN, "QuoteExpiry");

        JsonNode revision = offer.journey().read();
        assertThat(revision.path("status").asText()).isEqualTo("draft");
        assertThat(revision.at("/issued/state").asText()).isEqualTo("expired");
        assertThat(offer.journey().to("discard-revision", "").path("status").asText())
                .isEqualTo("expired");
    }

    @Test
    void whoWorksOnAQuoteIsNotWaitedFor() throws Exception {
        Offer other = Offer.open(firm, api);
        letRunOut(offer);
        letRunOut(other);
        try (Connection connection = database.asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            Database.number(
                    connection,
                    "SELECT 1 FROM quotes WHERE id = ? FOR UPDATE",
                    UUID.fromString(offer.journey().id()));

            Timers.run(TestServer.MAIN, "QuoteExpiry");

            assertThat(state(offer)).isEqualTo("sent");
            assertThat(state(other)).isEqualTo("expired");
            connection.rollback();
        }

        Timers.run(TestServer.MAIN, "QuoteExpiry");
        assertThat(state(offer)).isEqualTo("expired");
    }

    private Api.Answer staffAccepts() {
        offer.journey().read();
        return offer.journey()
                .ask("accept", "{\"channel\":\"email\",\"name\":\"Hemi Walker\",\"reference\":\"PO 4711\"}");
    }

    private void letRunOut(Offer late) throws Exception {
        database.execute(
                "UPDATE quote_versions SET expires_at = now() - interval '1 second' WHERE quote_id = ?",
                UUID.fromString(late.journey().id()));
    }

    private String state(Offer one) throws Exception {
        return database.rows(
                        "SELECT state FROM quote_versions WHERE quote_id = ?",
                        UUID.fromString(one.journey().id()))
                .get(0);
    }
}
