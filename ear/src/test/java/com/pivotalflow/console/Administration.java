package com.pivotalflow.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Waiting;
import java.util.List;
import java.util.Map;

/**
 * What administrators of an office have made: a rule, a role, a webhook, an export and an import with a row that is wrong.
 *
 * @param role its id
 * @param webhook its id
 */
record Administration(String role, String webhook) {

    private static final String FILE = "companyName,email\nKea Logistics,office@kea.example\n,nobody\n";

    static Administration of(Office office) throws Exception {
        office.askBert();
        Api api = office.api();
        String role = made(api.post(
                "/api/v1/roles",
                Map.<String, Object>of("name", "Estimator", "description", "Writes quotes, sends none.")));
        JsonNode webhook = Office.answered(api.post(
                "/api/v1/webhooks",
                Map.<String, Object>of(
                        "name",
                        "Bookkeeping",
                        "url",
                        "https://203.0.113.10/hook",
                        "events",
                        List.of("quote.accepted"))));
        Office.answered(
                api.post("/api/v1/webhooks/" + webhook.path("id").asText() + "/test", Map.<String, Object>of()));
        finished(
                api,
                made(api.post("/api/v1/exports", Map.<String, Object>of("reportType", "quotes", "format", "csv"))));
        finished(api, made(api.postText("/api/v1/imports?resource=customers&dryRun=true", "text/csv", FILE)));
        return new Administration(role, webhook.path("id").asText());
    }

    private static String made(Api.Answer answer) {
        return Office.answered(answer).path("id").asText();
    }

    private static void finished(Api api, String job) throws Exception {
        Waiting.until(
                "the job is done",
                () -> Office.answered(api.get("/api/v1/jobs/" + job))
                        .path("status")
                        .asText()
                        .equals("succeeded"));
    }
}
