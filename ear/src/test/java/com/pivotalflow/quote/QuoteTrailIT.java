package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each change of a quote leaves one entry that nobody can change afterwards unnoticed. */
@OnRealServer
class QuoteTrailIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String AUDIT = "/api/v1/audit-log";

    private Firm firm;
    private Api api;
    private Api auditor;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        auditor = firm.as("audit.view", "quotes.view_cost");
    }

    @Test
    void aCreateLeavesTheWholeQuoteAndWhereItCameFrom() {
        Api.Answer created = api.with("X-Change-Reason", "Asked for by phone")
                .with("User-Agent", "trail-test")
                .with("X-Forwarded-For", "203.0.113.50")
                .post(QUOTES, firm.quote(Firm.exampleLines()));

        JsonNode entry = onlyEntry(created, "quotes.create");

        assertThat(entry.path("entityType").asText()).isEqualTo("Quote");
        assertThat(entry.path("reason").asText()).isEqualTo("Asked for by phone");
        assertThat(entry.path("userAgent").asText()).isEqualTo("trail-test");
        assertThat(entry.path("ipAddress").asText()).isEqualTo("203.0.113.50");
        assertThat(entry.path("requestId").asText())
                .isEqualTo(created.header("X-Request-Id").orElseThrow());
        assertThat(entry.at("/actor/kind").asText()).isEqualTo("user");
        assertThat(entry.has("before")).isFalse();
        assertThat(entry.at("/after/totals")).isEqualTo(created.json().path("totals"));
        assertThat(auditor.get(AUDIT + "/" + entry.path("id").asText()).json()).isEqualTo(entry);
    }

    @Test
    void aChangeLeavesWhatDiffersAndARepetitionOrARefusalNothing() {
        Api.Answer created = api.post(QUOTES, firm.quote(Firm.exampleLines()));
        Api.Answer changed = patch(created, "{\"title\":\"Another title\"}");
        patch(changed, "{\"title\":\"Another title\"}");
        patch(changed, "{\"title\":\"x\"}");

        JsonNode entry = onlyEntry(created, "quotes.update");

        assertThat(entry.path("before")).isEqualTo(json(Map.of("title", "Warehouse audit")));
        assertThat(entry.path("after")).isEqualTo(json(Map.of("title", "Another title")));
    }

    @Test
    void aDeletedQuoteCanBeReadInItsLastEntry() {
        Api.Answer created = api.post(QUOTES, firm.quote(Firm.exampleLines()));
        Api.Answer deleted = api.with("If-Match", created.header("ETag").orElseThrow())
                .delete(QUOTES + "/" + created.json().path("id").asText());
        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);

        JsonNode entry = onlyEntry(created, "quotes.delete");

        assertThat(entry.at("/before/quoteNumber")).isEqualTo(created.json().path("quoteNumber"));
        assertThat(entry.has("after")).isFalse();
    }

    @Test
    void costsAreForThoseWhoMaySeeThem() throws Exception {
        Map<String, Object> line = Firm.priced("Report", "1", "262.00");
        line.put("unitCost", "100");
        Api.Answer created = api.post(QUOTES, firm.quote(List.of(line)));
        String address = AUDIT + "?entityId=" + created.json().path("id").asText();

        assertThat(auditor.get(address).text()).contains("unitCost", "margin");
        assertThat(firm.as("audit.view").get(address).text()).contains("Report").doesNotContain("unitCost", "margin");
        assertThat(firm.as("quotes.view").get(AUDIT).problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(Firm.open().as("audit.view").get(address).json().path("items"))
                .isEmpty();
    }

    @Test
    void whoeverChangesRemovesOrReordersEntriesIsFoundOut() throws Exception {
        for (int i = 0; i < 4; i++) {
            api.post(QUOTES, firm.quote(Firm.exampleLines()));
        }
        assertThat(findings()).isEmpty();
        long first = sequences().get(0);

        tamper(
                "UPDATE audit_logs SET action = 'quotes.update' WHERE organization_id = ? AND sequence_number = ?",
                first);
        assertThat(findings()).anyMatch(finding -> finding.startsWith(first + "|"));
        tamper(
                "UPDATE audit_logs SET action = 'quotes.create' WHERE organization_id = ? AND sequence_number = ?",
                first);
        assertThat(findings()).isEmpty();

        long last = sequences().get(sequences().size() - 1);
        tamper("DELETE FROM audit_logs WHERE organization_id = ? AND sequence_number = ?", last);
        assertThat(findings()).anyMatch(finding -> finding.endsWith("|tail"));
        tamper("DELETE FROM audit_logs WHERE organization_id = ? AND sequence_number = ?", first + 1);
        assertThat(findings()).anyMatch(finding -> finding.endsWith("|gap"));
    }

    private JsonNode onlyEntry(Api.Answer quote, String action) {
        JsonNode items = auditor.get(AUDIT + "?entityType=Quote&action=" + action + "&entityId="
                        + quote.json().path("id").asText())
                .json()
                .path("items");
        assertThat(items).as(action).hasSize(1);
        return items.path(0);
    }

    private Api.Answer patch(Api.Answer quote, String patch) {
        return api.with("If-Match", quote.header("ETag").orElseThrow())
                .patch(QUOTES + "/" + quote.json().path("id").asText(), patch);
    }

    /** As the application's own role, which sees one tenant at a time. */
    private List<String> findings() throws Exception {
        try (Connection connection =
                firm.organization().database().asApplication().getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(
                    connection,
                    "SELECT set_config('pivotal.organization_id', ?, true)",
                    firm.organization().id().toString());
            return Database.rows(connection, "SELECT * FROM verify_audit_chain()");
        }
    }

    private List<Long> sequences() throws Exception {
        return firm
                .organization()
                .database()
                .rows(
                        "SELECT sequence_number FROM audit_logs WHERE organization_id = ? AND entity_type = 'Quote'"
                                + " ORDER BY 1",
                        firm.organization().id())
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private void tamper(String sql, long sequence) throws Exception {
        UUID organization = firm.organization().id();
        firm.organization().database().execute(sql, organization, sequence);
    }

    private static JsonNode json(Map<String, ?> members) {
        return new ObjectMapper().valueToTree(members);
    }
}
