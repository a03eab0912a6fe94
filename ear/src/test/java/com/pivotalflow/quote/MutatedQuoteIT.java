package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bodies that differ from a good one in one or two places: whatever comes is either a quote that reads back as it was
 * created or a refusal that leaves nothing behind, and never a fault of ours.
 */
@OnRealServer
class MutatedQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int BODIES = 300;

    /** Always the same bodies, so that a failure comes again. */
    private static final long SEED = 4711;

    @Test
    void aBodyIsAcceptedOrRefusedAsAWhole() throws Exception {
        Firm firm = Firm.open();
        Api api = firm.as(Firm.EVERYTHING);
        QuoteBodies bodies = new QuoteBodies(firm, SEED);
        Random random = new Random(SEED);
        assertThat(api.post(QUOTES, bodies.good()).status()).isEqualTo(201);
        int accepted = 1;

        for (int i = 0; i < BODIES; i++) {
            JsonNode body = bodies.mutated(1 + random.nextInt(2));
            Api.Answer answer = api.post(QUOTES, body);

            assertThat(answer.status()).as("%s for %s", answer, body).isIn(201, 400, 422);
            if (answer.status() == 201) {
                accepted++;
                String path = QUOTES + "/" + answer.json().path("id").asText();
                assertThat(api.get(path).json()).as("read back of %s", body).isEqualTo(answer.json());
            } else {
                assertThat(isExplained(answer)).as("%s for %s", answer, body).isTrue();
            }
        }

        assertThat(accepted).as("mutations that spoil nothing").isGreaterThan(BODIES / 20);
        assertThat(firm.quotes()).isEqualTo(accepted);
        assertThat(firm.lastNumber()).isEqualTo(accepted);
        assertThat(orphans(firm)).isZero();
    }

    /** A refusal names its places; without one, the database had to refuse what should have been known before. */
    private static boolean isExplained(Api.Answer answer) {
        JsonNode problem = answer.json();
        return problem.has("violations")
                || (problem.path("errors").size() > 0
                        && !problem.at("/errors/0/code").asText().equals("INVALID"));
    }

    private static long orphans(Firm firm) throws Exception {
        return firm.organization()
                .database()
                .number(
                        "SELECT count(*) FROM quotes q WHERE organization_id = ? AND NOT EXISTS (SELECT FROM"
                                + " quote_line_items l WHERE l.organization_id = q.organization_id AND l.quote_id = q.id)",
                        firm.organization().id());
    }
}
