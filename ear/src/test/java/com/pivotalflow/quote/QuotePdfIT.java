package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the customer gets on paper is what was sent, and stays it. */
@OnRealServer
class QuotePdfIT {

    private final Database database = TestServer.MAIN.database();

    private Firm firm;
    private Journey journey;

    @BeforeEach
    void approveAQuote() throws Exception {
        firm = Firm.open();
        Map<String, Object> costly = Firm.priced("Māori translation – „Übersetzung“ 翻訳", "2", "1150");
        costly.put("unitCost", "91.25");
        costly.put("selection", Map.of("mode", "optional", "selected", true));
        journey = Journey.draft(
                firm,
                firm.as(Firm.EVERYTHING),
                List.of(Firm.line("Site audit", "AUDIT-HR", new BigDecimal("7.25")), costly));
        journey.patch("{\"discounts\":[{\"kind\":\"percentage\",\"value\":\"5\",\"label\":\"Loyal\"}],"
                + "\"termsConditions\":\"One\\nTwo\",\"depositPercent\":\"12.5\",\"internalNotes\":\"Our secret\"}");
        journey.submit();
    }

    private static String text(Api.Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private long prints() throws SQLException {
        return database.number(
                "SELECT count(*) FROM quote_version_documents WHERE kind = 'pdf' AND organization_id = ?",
                firm.organization().id());
    }

    @Test
    void aVersionHasItsPrint() throws Exception {
        JsonNode quote = journey.send();

        Api.Answer answer = journey.get("versions/1/pdf");

        String hash = quote.at("/issued/contentHash").asText();
        assertThat(text(answer).replace(",", ""))
                .contains(hash, hash.substring("sha256:".length(), 23))
                .contains(quote.at("/totals/grandTotal").asText())
                .contains(quote.path("depositAmount").asText())
                .contains(quote.path("quoteNumber").asText())
                .contains("Tūī Freight Ltd", "Māori", "Übersetzung", "翻訳")
                .contains(Instant.parse(quote.at("/issued/deadline").asText()).toString())
                .doesNotContain("91.25", "secret", "DRAFT");
        assertThat(answer.header("X-Content-Hash")).contains(hash);
        assertThat(answer.header("Content-Disposition"))
                .contains("inline; filename=\"" + quote.path("quoteNumber").asText() + "-v1.pdf\"");
        assertThat(prints()).isEqualTo(1);
    }

    @Test
    void thePrintOfAVersionNeverChanges() throws Exception {
        journey.send();
        Api.Answer before = journey.get("versions/1/pdf");
        database.execute(
                "UPDATE organizations SET name = 'Renamed', locale = 'de-DE' WHERE id = ?",
                firm.organization().id());
        database.execute(
                "UPDATE customers SET company_name = 'Renamed' WHERE organization_id = ?",
                firm.organization().id());

        assertThat(journey.get("versions/1/pdf").bytes()).isEqualTo(before.bytes());
    }

    @Test
    void whoHasThePrintIsSpared() throws Exception {
        journey.send();
        String tag = journey.get("versions/1/pdf").header("ETag").orElseThrow();

        Api.Answer again = firm.as(Firm.EVERYTHING)
                .with("If-None-Match", tag)
                .get(Journey.QUOTES + "/" + journey.id() + "/versions/1/pdf");

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    @Test
    void aPreviewIsMarkedAndNotStored() throws Exception {
        Api.Answer answer = journey.get("pdf");

        assertThat(text(answer)).contains("DRAFT").contains("Site audit").doesNotContain("sha256", "91.25", "secret");
        assertThat(answer.header("X-Content-Hash")).isEmpty();
        assertThat(answer.header("Content-Disposition").orElseThrow()).endsWith("-DRAFT.pdf\"");
        assertThat(prints()).isZero();
    }

    @Test
    void figuresAreWrittenAsTheOrganizationWritesThem() throws Exception {
        database.execute(
                "UPDATE organizations SET locale = 'de-DE' WHERE id = ?",
                firm.organization().id());

        assertThat(text(journey.get("pdf"))).contains("2.300,00").contains("Angebot");
    }

    @Test
    void whatDoesNotExistHasNoPrint() throws Exception {
        assertThat(journey.get("versions/1/pdf").problem()).isEqualTo("VERSION_NOT_FOUND");
        assertThat(firm.as("quotes.view")
                        .get(Journey.QUOTES + "/0197a3c2-0000-7000-8000-000000000000/pdf")
                        .problem())
                .isEqualTo("QUOTE_NOT_FOUND");
    }

    @Test
    void aQuoteThatChangesWhileItIsPrintedIsNotSent() throws Exception {
        CompletableFuture<Api.Answer> sending;
        try (Connection other = database.asSuperuser().getConnection()) {
            other.setAutoCommit(false);
            // Printing reads past the lock; sending has to wait for it.
            Database.execute(other, "SELECT 1 FROM quotes WHERE id = CAST(? AS uuid) FOR UPDATE", journey.id());
            sending = CompletableFuture.supplyAsync(() -> journey.ask("send", "{\"channel\":\"link\"}"));
            waitForALock();
            Database.execute(
                    other,
                    "UPDATE customers SET street = '1 New Street' WHERE organization_id = ?",
                    firm.organization().id());
            other.commit();
        }
        Api.Answer refused = sending.get(1, TimeUnit.MINUTES);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(412);
        assertThat(refused.problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(journey.read().path("status").asText()).isEqualTo("approved");
        assertThat(prints()).isZero();
        journey.send();
        assertThat(text(journey.get("versions/1/pdf"))).contains("1 New Street");
    }

    private void waitForALock() throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND datname = current_database()";
        while (database.number(waiting) == 0) {
            assertThat(System.nanoTime()).as("sending never waited").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
