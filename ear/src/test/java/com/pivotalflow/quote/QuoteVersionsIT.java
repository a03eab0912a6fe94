package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sent is kept as it was sent, whatever happens to everything it was made from. */
@OnRealServer
class QuoteVersionsIT {

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Api api;
    private Journey journey;

    @BeforeEach
    void sendAQuote() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        Map<String, Object> costly = Firm.priced("Māori translation – „Übersetzung“ 翻訳", "2", "150");
        costly.put("unitCost", "91.25");
        costly.put("selection", Map.of("mode", "optional", "selected", true));
        journey =
                Journey.draft(firm, api, List.of(Firm.line("Site audit", "AUDIT-HR", new BigDecimal("7.25")), costly));
        journey.patch("{\"discounts\":[{\"kind\":\"percentage\",\"value\":\"5\",\"label\":\"Loyal\"}],"
                + "\"termsConditions\":\"One\\nTwo\",\"depositPercent\":\"12.5\"}");
        journey.submit();
        journey.send();
    }

    @Test
    void aVersionShowsWhatTheQuoteShowed() {
        JsonNode version = journey.get("versions/1").json();

        for (String member : List.of(
                "quoteNumber",
                "version",
                "customerId",
                "title",
                "type",
                "validFrom",
                "validUntil",
                "currency",
                "fx",
                "taxPolicy",
                "discounts",
                "groups",
                "lines",
                "totals",
                "taxBreakdown",
                "baseTotals",
                "depositPercent",
                "depositAmount",
                "margin",
                "termsConditions")) {
            assertThat(version.path(member))
                    .as(member)
                    .isEqualTo(journey.quote().path(member));
        }
        assertThat(version.path("customerName").asText()).isEqualTo("Tūī Freight Ltd");
        assertThat(version.path("contentHash")).isEqualTo(journey.quote().at("/issued/contentHash"));
    }

    @Test
    void theDocumentIsTheBytesThatTheHashCovers() throws Exception {
        Api.Answer document = journey.get("versions/1/document");

        byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
        String hash = "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(document.header("X-Content-Hash")).contains(hash);
        assertThat(document.header("Content-Digest").orElseThrow()).matches("sha-256=:[A-Za-z0-9+/]{43}=:");
        assertThat(journey.quote().at("/issued/contentHash").asText()).isEqualTo(hash);
        assertThat(document.json().path("lines")).hasSize(2);
        assertThat(document.json().at("/totals/grandTotal"))
                .isEqualTo(journey.quote().at("/totals/grandTotal"));
        assertThat(document.text())
                .doesNotContain("91.25")
                .doesNotContain("internal")
                .contains("翻訳");
    }

    @Test
    void nothingThatItWasMadeFromReachesItLater() throws Exception {
        JsonNode before = journey.get("versions/1").json();
        String document = journey.get("versions/1/document").text();
        for (String change : List.of(
                "UPDATE rate_card_items SET base_rate = 999 WHERE organization_id = ?",
                "UPDATE customers SET company_name = 'Renamed Ltd' WHERE organization_id = ?",
                "UPDATE organizations SET name = 'Renamed', time_zone = 'Europe/Berlin' WHERE id = ?",
                "UPDATE tax_classes SET code = 'OTHER', name = 'Other' WHERE organization_id = ?",
                "UPDATE tax_rates SET rate = 0.5 WHERE organization_id = ?",
                "UPDATE quotes SET title = 'Renamed' WHERE organization_id = ?")) {
            database.execute(change, firm.organization().id());
        }

        assertThat(journey.get("versions/1").json()).isEqualTo(before);
        assertThat(journey.get("versions/1/document").text()).isEqualTo(document);
    }

    @Test
    void costsAreForThoseWhoMaySeeThem() throws Exception {
        Api clerk = firm.as("quotes.view");

        String seen = journey.by(clerk).get("versions/1").text();

        assertThat(seen).doesNotContain("91.25").doesNotContain("unitCost").doesNotContain("margin");
        assertThat(journey.get("versions/1").text()).contains("91.25");
    }

    @Test
    void aVersionThatWasNeverSentDoesNotExist() {
        assertThat(journey.get("versions/2").problem()).isEqualTo("VERSION_NOT_FOUND");
        assertThat(journey.get("versions/0/document").problem()).isEqualTo("VERSION_NOT_FOUND");
        assertThat(journey.get("versions/x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE quote_versions SET title = 'Cheaper'",
                "UPDATE quote_versions SET total_amount = 1, net_amount = 1, tax_amount = 0",
                "UPDATE quote_versions SET content_hash = seal_hash",
                "UPDATE quote_versions SET expires_at = now()",
                "DELETE FROM quote_versions",
                "UPDATE quote_version_line_items SET unit_price = 1",
                "DELETE FROM quote_version_line_items",
                "UPDATE quote_version_discounts SET amount = 0",
                "DELETE FROM quote_version_discounts",
                "UPDATE quote_version_taxes SET tax_amount = 0",
                "DELETE FROM quote_version_taxes",
                "DELETE FROM quote_version_groups",
                "UPDATE quote_version_documents SET content = ''",
                "DELETE FROM quote_version_documents",
            })
    void theApplicationItselfCannotChangeIt(String statement) throws Exception {
        try (Connection connection = database.asApplication().getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(
                    connection,
                    "SELECT set_config('pivotal.organization_id', ?, true)",
                    firm.organization().id().toString());
            assertThatThrownBy(() -> Database.execute(connection, statement))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }
}
