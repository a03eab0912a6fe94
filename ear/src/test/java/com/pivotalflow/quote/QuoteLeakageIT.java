package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Costs and margins are nowhere in what is answered to somebody who may not see them, under whatever name. */
@OnRealServer
class QuoteLeakageIT {

    private static final String[] EVERYTHING_BUT_COSTS = {
        "quotes.view",
        "quotes.create",
        "quotes.update",
        "quotes.send",
        "quotes.delete",
        "quotes.override_price",
        "approvals.view",
        "approvals.request",
        "audit.view",
        "rate_cards.view"
    };

    /** Figures that nothing but cost and margin of this quote can be, before and after it is changed. */
    private static final List<String> FIGURES =
            List.of("61.7391", "61.73", "123.4782", "123.48", "76.52", "38.26", "71.9283", "143.86", "56.14", "28.07");

    @Test
    void noAnswerHoldsThem() throws Exception {
        Firm firm = Firm.open();
        Api owner = firm.as(append("approvals.view", "audit.view"));
        Journey journey = Journey.draft(firm, owner, List.of(line("61.7391")));
        journey.submit();
        journey.send();
        journey.revise();
        JsonNode changed = journey.patch("{\"lines\":[{\"id\":\"%s\",\"description\":\"Audit\",\"quantity\":\"2\","
                        .formatted(journey.quote().at("/lines/0/id").asText())
                + "\"unitCost\":\"71.9283\"}]}");
        List<String> seen = new ArrayList<>();
        answers(owner, journey).forEach(answer -> seen.add(answer.text()));
        assertThat(changed.at("/margin/cost").asText()).isEqualTo("143.86");
        assertThat(String.join("\n", seen))
                .contains("61.7391")
                .contains("71.9283")
                .contains("143.86");

        assertThat(answers(firm.as(EVERYTHING_BUT_COSTS), journey)).hasSize(14).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
            assertThat(answer.text()).doesNotContain(FIGURES);
            assertThat(answer.text()).doesNotContainIgnoringCase("unitCost").doesNotContainIgnoringCase("margin");
        });
    }

    private static List<Api.Answer> answers(Api api, Journey journey) {
        String quote = Journey.QUOTES + "/" + journey.id();
        String tag = api.get(quote).header("ETag").orElseThrow();
        List<Api.Answer> answers = new ArrayList<>();
        for (String below : List.of(
                "",
                "/explanation",
                "/history",
                "/history?includeTotal=true",
                "/versions",
                "/versions/1",
                "/versions/1/document",
                "/versions/1/diff?against=working")) {
            answers.add(api.get(quote + below));
        }
        answers.add(api.with("Accept", "text/plain").get(quote + "/versions/1/diff?against=working"));
        answers.add(api.get(Journey.QUOTES));
        answers.add(api.get("/api/v1/audit-log"));
        answers.add(api.get("/api/v1/approvals"));
        answers.add(api.with("If-Match", tag).postText(quote + "/reprice", "application/json", "{}"));
        answers.add(api.postText(quote + "/duplicate", "application/json", "{}"));
        return answers;
    }

    private static Map<String, Object> line(String cost) {
        Map<String, Object> line = new LinkedHashMap<>(Firm.priced("Audit", "2", "100"));
        line.put("unitCost", cost);
        return line;
    }

    private static String[] append(String... more) {
        List<String> all = new ArrayList<>(List.of(Firm.EVERYTHING));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
