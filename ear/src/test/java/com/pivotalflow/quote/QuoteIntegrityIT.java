package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the owner of the database changes past the application is found the same night. */
@OnRealServer
class QuoteIntegrityIT {

    /** One of each kind of change, and what it touches. */
    private static final Map<String, String> CHANGES = Map.of(
            "UPDATE quote_versions SET title = 'Cheaper' WHERE quote_id = ?",
            "[\"content\", \"seal\"]",
            "UPDATE quote_versions SET notes = 'Anything' WHERE quote_id = ?",
            "[\"content\", \"seal\"]",
            "UPDATE quote_version_line_items SET description = 'Less' WHERE quote_version_id ="
                    + " (SELECT id FROM quote_versions WHERE quote_id = ?) AND position = 1",
            "[\"content\", \"seal\"]",
            "UPDATE quote_version_line_items SET unit_cost = 1 WHERE quote_version_id ="
                    + " (SELECT id FROM quote_versions WHERE quote_id = ?)",
            "[\"seal\"]",
            "UPDATE quote_versions SET content_hash = sha256('x') WHERE quote_id = ?",
            "[\"content\", \"document\", \"head\"]",
            "UPDATE quotes SET title = 'Another' WHERE id = ?",
            "[\"head\"]",
            "UPDATE quote_line_items SET description = 'Another' WHERE quote_id = ? AND position = 2",
            "[\"head\"]");

    @Test
    void everyChangePastTheApplicationIsFoundOnceAndNothingElse() throws Exception {
        Database database = TestServer.MAIN.database();
        Firm firm = Firm.open();
        Api api = firm.as(Firm.EVERYTHING);
        for (int untouched = 0; untouched < 3; untouched++) {
            sent(firm, api);
        }
        Journey revised = sent(firm, api);
        revised.revise();
        revised.patch("{\"title\":\"Another\"}");
        Journey cancelled = sent(firm, api);
        cancelled.to("cancel", "{\"reason\":\"Mistake\"}");
        List<String> expected = new ArrayList<>();
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            Journey journey = sent(firm, api);
            database.execute(change.getKey(), UUID.fromString(journey.id()));
            expected.add(journey.id() + " " + change.getValue());
        }

        Timers.run(TestServer.MAIN, "QuoteIntegrityCheck");
        Timers.run(TestServer.MAIN, "QuoteIntegrityCheck");

        assertThat(database.rows(
                        "SELECT (new_values ->> 'quoteId') || ' ' || (new_values ->> 'flaws') FROM audit_logs"
                                + " WHERE organization_id = ? AND action = 'quotes.integrity_failed'"
                                + " AND actor_kind = 'system'",
                        firm.organization().id()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Journey sent(Firm firm, Api api) {
        Journey journey = Journey.draft(firm, api);
        journey.submit();
        journey.send();
        return journey;
    }
}
