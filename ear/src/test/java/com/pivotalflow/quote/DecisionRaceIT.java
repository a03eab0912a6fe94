package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of what happens to an offer at the same time, one thing happens. */
@OnRealServer
class DecisionRaceIT {

    private static final int ACCEPTS = 200;
    private static final int LINKS = 10;
    private static final int ROUNDS = 8;

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private UUID organization;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        organization = firm.organization().id();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void ofTwoHundredAcceptsAtTheSameTimeOneCounts() throws Exception {
        String recipients = String.join(
                ",",
                Collections.nCopies(LINKS, "{\"email\":\"hemi@tui.example\",\"name\":\"Hemi\",\"mayDecide\":true}"));
        Offer offer = Offer.open(firm, api, "{\"channel\":\"link\",\"recipients\":[" + recipients + "]}");
        Map<String, Object> yes = offer.visitor().yes();
        yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));
        List<Callable<Api.Answer>> accepts = new ArrayList<>();
        for (int i = 0; i < ACCEPTS; i++) {
            Visitor visitor = Visitor.by(offer.tokens().get(i % LINKS));
            accepts.add(() -> visitor.post("accept", yes));
        }

        List<Api.Answer> answers = together(accepts);

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(ACCEPTS - 1)
                .allSatisfy(answer ->
                        assertThat(answer.problem()).as(answer.toString()).isEqualTo("QUOTE_ALREADY_DECIDED"));
        assertThat(count("quote_acceptances")).isOne();
        assertThat(entries("accepted")).isOne();
        assertThat(database.rows(
                        "SELECT DISTINCT state FROM quote_delivery_tokens WHERE organization_id = ?", organization))
                .containsExactly("consumed");
    }

    @Test
    void aQuoteIsAcceptedOrWithdrawnAndNeverBoth() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Offer offer = Offer.open(firm, api);
            Map<String, Object> yes = offer.visitor().yes();
            yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));

            List<Api.Answer> answers = together(List.of(
                    () -> offer.visitor().post("accept", yes),
                    () -> offer.journey().ask("cancel", "{\"reason\":\"Mistake\"}")));

            Api.Answer accept = answers.get(0);
            Api.Answer cancel = answers.get(1);
            String status = offer.journey().read().path("status").asText();
            if (accept.status() == 200) {
                assertThat(status).isEqualTo("accepted");
                assertThat(cancel.problem()).isIn("ETAG_MISMATCH", "INVALID_STATUS_TRANSITION");
            } else {
                assertThat(accept.problem()).as(accept.toString()).isEqualTo("QUOTE_WITHDRAWN");
                assertThat(cancel.status()).as(cancel.toString()).isEqualTo(200);
                assertThat(status).isEqualTo("cancelled");
            }
            assertThat(ends(offer)).as("entries of " + offer.journey().id()).isOne();
        }
    }

    @Test
    void aQuoteIsAcceptedOrExpiresAndNeverBoth() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Offer offer = Offer.open(firm, api);
            Map<String, Object> yes = offer.visitor().yes();
            yes.put("selection", Map.of("alternatives", Map.of("HOST", offer.large())));
            // The deadline falls into the race, somewhere.
            database.execute(
                    "UPDATE quote_versions SET expires_at = now() + make_interval(secs => ?) WHERE quote_id = ?",
                    round * 0.03,
                    UUID.fromString(offer.journey().id()));

            List<Api.Answer> answers = together(List.of(() -> offer.visitor().post("accept", yes), () -> {
                Timers.run(TestServer.MAIN, "QuoteExpiry");
                return offer.visitor().read();
            }));
            Timers.run(TestServer.MAIN, "QuoteExpiry");

            Api.Answer accept = answers.get(0);
            if (accept.status() == 200) {
                assertThat(offer.journey().read().path("status").asText()).isEqualTo("accepted");
                assertThat(ends(offer)).isOne();
            } else {
                assertThat(accept.problem()).as(accept.toString()).isEqualTo("QUOTE_EXPIRED");
                assertThat(database.number(
                                "SELECT count(*) FROM quote_acceptances WHERE quote_id = ?",
                                UUID.fromString(offer.journey().id())))
                        .isZero();
            }
        }
    }

    private long ends(Offer offer) throws Exception {
        return database.number(
                "SELECT count(*) FROM audit_logs WHERE entity_id = ?"
                        + " AND new_values ->> 'status' IN ('accepted', 'cancelled', 'expired')",
                UUID.fromString(offer.journey().id()));
    }

    private long entries(String status) throws Exception {
        return database.number(
                "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND new_values ->> 'status' = ?",
                organization,
                status);
    }

    private long count(String table) throws Exception {
        return database.number("SELECT count(*) FROM " + table + " WHERE organization_id = ?", organization);
    }

    private static List<Api.Answer> together(List<Callable<Api.Answer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(calls.size(), 64));
        try {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answered : threads.invokeAll(calls)) {
                answers.add(answered.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
