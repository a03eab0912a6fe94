package com.pivotalflow.invoice;

import static com.pivotalflow.invoice.Billing.INVOICES;
import static com.pivotalflow.invoice.Billing.QUOTES;
import static com.pivotalflow.invoice.Billing.etag;
import static com.pivotalflow.invoice.Billing.good;
import static com.pivotalflow.invoice.Billing.id;
import static com.pivotalflow.invoice.Billing.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An accepted quote becomes a project and an invoice, each at most once. {@code -Dit.conversions=1000} tries so many
 * random quotes.
 */
@OnRealServer
@ExtendWith(QuietServer.class)
class ConversionIT {

    private static final int QUOTES_TRIED = Integer.getInteger("it.conversions", 40);
    private static final long SEED = 20260529;
    private static final int CLIENTS = 20;

    /**
     * Tenant, quote, version, its lines, the quote's lines, what was made before; project and budgets; customer; invoice
     * and lines; records of the conversion; change the quote; its audit entry; for the key: lock, look-up, store.
     */
    private static final int CONVERT = 18;

    /** What of a line is copied to the invoice, and must be the same text. */
    private static final List<String> COPIED = List.of(
            "kind",
            "description",
            "itemCode",
            "quantity",
            "unit",
            "unitPrice",
            "taxInclusive",
            "taxClass",
            "taxRatePercent",
            "taxExemptReason",
            "serviceCategoryId",
            "roleId",
            "discounts",
            "amounts");

    private Billing billing;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        billing = Billing.open();
        api = billing.api();
    }

    @Test
    void anInvoiceComesToWhatWasAcceptedToTheMinorUnit() throws Exception {
        RandomQuotes quotes = new RandomQuotes(SEED);
        for (int i = 0; i < QUOTES_TRIED; i++) {
            JsonNode quote = billing.accepted(quotes.next(billing));

            JsonNode invoice = billing.invoice(id(quote));

            assertThat(invoice.path("totals")).as("quote %d: %s", i, quote).isEqualTo(quote.path("totals"));
            assertThat(invoice.path("balanceAmount")).isEqualTo(quote.at("/totals/grandTotal"));
            assertThat(invoice.path("paidAmount").asText()).isEqualTo("0.00");
            assertThat(invoice.path("depositAmount")).isEqualTo(quote.path("depositAmount"));
            List<JsonNode> accepted = StreamSupport.stream(quote.path("lines").spliterator(), false)
                    .filter(line -> line.path("included").asBoolean())
                    .toList();
            assertThat(invoice.path("lines")).hasSameSizeAs(accepted);
            for (int j = 0; j < accepted.size(); j++) {
                JsonNode line = invoice.path("lines").path(j);
                assertThat(line.path("position").asInt()).isEqualTo(j + 1);
                for (String member : COPIED) {
                    assertThat(line.path(member))
                            .as(member)
                            .isEqualTo(accepted.get(j).path(member));
                }
            }
            assertThat(sums(invoice)).isEqualTo(sums(quote));
        }
    }

    /** The tax table without its labels: what a class is called is not a figure. */
    private static List<String> sums(JsonNode document) {
        return StreamSupport.stream(document.path("taxBreakdown").spliterator(), false)
                .map(row -> row.path("taxClass").asText() + " " + row.path("ratePercent") + " " + row.path("taxable")
                        + " " + row.path("tax"))
                .toList();
    }

    @Test
    void aQuoteBecomesAProjectWithItsEffortAndAnInvoiceForIt() throws Exception {
        UUID category = Ids.next();
        billing.database()
                .execute(
                        "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, 'Audit')",
                        billing.organization().id(),
                        category);
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String quantity : List.of("7.25", "2.75")) {
            Map<String, Object> audit = line("Audit", quantity, "137.40");
            audit.put("serviceCategoryId", category);
            lines.add(audit);
        }
        Map<String, Object> travel = line("Travel", "2", "80");
        travel.put("unit", "Days");
        lines.add(travel);
        Map<String, Object> kit = line("Sensor kit", "3", "219.95");
        kit.put("unit", "item");
        lines.add(kit);
        JsonNode quote = billing.accepted(billing.quote(lines));

        JsonNode converted = good(
                200, convert(quote, Map.<String, Object>of("targets", List.of("invoice", "project"), "dueInDays", 14)));

        assertThat(converted.path("conversions")).hasSize(2);
        JsonNode toProject = converted.path("conversions").path(0);
        JsonNode toInvoice = converted.path("conversions").path(1);
        assertThat(toProject.path("target").asText()).isEqualTo("project");
        assertThat(toInvoice.path("target").asText()).isEqualTo("invoice");
        JsonNode project = good(200, api.get(toProject.path("href").asText()));
        assertThat(project.path("name").asText()).isEqualTo("Warehouse audit");
        assertThat(project.path("quoteId").asText()).isEqualTo(id(quote));
        assertThat(project.path("customerId").asText())
                .isEqualTo(billing.customer().toString());
        assertThat(project.path("budgets").toString())
                .isEqualTo("[{\"serviceCategoryId\":\"" + category + "\",\"unit\":\"hour\",\"quantity\":\"10\"},"
                        + "{\"unit\":\"day\",\"quantity\":\"2\"}]");
        JsonNode invoice = good(200, api.get(toInvoice.path("href").asText()));
        assertThat(invoice.path("projectId")).isEqualTo(project.path("id"));
        assertThat(invoice.path("quoteId").asText()).isEqualTo(id(quote));
        assertThat(invoice.path("quoteVersion").asInt()).isEqualTo(1);
        assertThat(invoice.has("invoiceNumber")).isFalse();
        assertThat(invoice.path("dueDate").asText()).isNotEmpty();
        JsonNode after = good(200, api.get(QUOTES + "/" + id(quote)));
        assertThat(after.path("etag")).isEqualTo(converted.path("etag"));
        assertThat(after.path("etag")).isNotEqualTo(quote.path("etag"));
        assertThat(after.path("conversions").toString())
                .isEqualTo("[{\"target\":\"project\",\"id\":\"" + id(toProject)
                        + "\"},{\"target\":\"invoice\",\"id\":\"" + id(toInvoice) + "\"}]");
    }

    @Test
    void aProjectIsCalledWhatIsAskedFor() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));

        JsonNode converted = good(
                200,
                convert(
                        quote,
                        Map.<String, Object>of("targets", List.of("project"), "projectName", "Audit of the north")));

        JsonNode project = good(200, api.get(converted.at("/conversions/0/href").asText()));
        assertThat(project.path("name").asText()).isEqualTo("Audit of the north");
    }

    @Test
    void theSameIsMadeOnceAndTheOtherStillCanBe() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(2)));
        JsonNode invoice = billing.invoice(id(quote));
        JsonNode seen = good(200, api.get(QUOTES + "/" + id(quote)));

        Api.Answer again = convert(seen, Map.<String, Object>of("targets", List.of("project", "invoice")));
        Api.Answer byInvoices = api.post(INVOICES, Map.<String, Object>of("quoteId", id(quote)));

        for (Api.Answer refused : List.of(again, byInvoices)) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("QUOTE_ALREADY_CONVERTED");
            assertThat(refused.json().path("target").asText()).isEqualTo("invoice");
            assertThat(refused.json().path("id").asText()).isEqualTo(id(invoice));
        }
        assertThat(projects()).isZero();
        good(200, convert(seen, Map.<String, Object>of("targets", List.of("project"))));
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void aRequestSentAgainGetsTheSameAnswer() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));
        Api keyed = api.with("Idempotency-Key", "convert-" + Ids.next()).with("If-Match", etag(quote));
        Map<String, Object> both = Map.<String, Object>of("targets", List.of("project", "invoice"));

        Api.Answer first = keyed.post(QUOTES + "/" + id(quote) + "/convert", both);
        Api.Answer second = keyed.post(QUOTES + "/" + id(quote) + "/convert", both);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).contains("true");
        assertThat(projects()).isEqualTo(1);
        assertThat(invoices()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasAcceptedIsConverted() throws Exception {
        JsonNode sent = billing.sentQuote(billing.quote(Billing.lines(1)));

        Api.Answer converted = convert(sent, Map.<String, Object>of("targets", List.of("project")));
        Api.Answer invoiced = api.post(INVOICES, Map.<String, Object>of("quoteId", id(sent)));

        for (Api.Answer refused : List.of(converted, invoiced)) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("INVALID_STATUS_TRANSITION");
            assertThat(refused.json().path("from").asText()).isEqualTo("sent");
            assertThat(refused.json().path("operation").asText()).isEqualTo("convert");
            assertThat(refused.json().path("allowed")).isNotEmpty();
        }
        assertThat(sent.has("conversions")).isFalse();
    }

    @Test
    void aQuoteThatDoesNotExistIsAnUnknownReference() {
        Api.Answer answer = api.post(INVOICES, Map.<String, Object>of("quoteId", Ids.next()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/quoteId");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("REFERENCE_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "invoice"})
    void whoMayNotMakeSomethingMakesItOfNoQuote(String target) throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));
        String other = target.equals("project") ? "invoices.create" : "projects.create";
        Api reader = billing.as("quotes.view", other);

        Api.Answer answer = reader.with("If-Match", etag(quote))
                .post(QUOTES + "/" + id(quote) + "/convert", Map.<String, Object>of("targets", List.of(target)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().path("permission").asText()).isEqualTo(target + "s.create");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"targets\":[]}",
                "{\"targets\":[\"order\"]}",
                "{\"targets\":[\"invoice\"],\"dueInDays\":-1}",
                "{\"targets\":[\"project\"],\"projectName\":\"\"}"
            })
    void whatIsNoConversionIsRefused(String body) throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));

        Api.Answer answer = api.with("If-Match", etag(quote))
                .postText(QUOTES + "/" + id(quote) + "/convert", "application/json", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void ofManyAtOnceOneConverts() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(2)));
        Supplier<Api.Answer> byInvoices = () -> api.post(INVOICES, Map.<String, Object>of("quoteId", id(quote)));
        Supplier<Api.Answer> byQuote = () -> convert(quote, Map.<String, Object>of("targets", List.of("invoice")));
        List<Supplier<Api.Answer>> requests = new ArrayList<>(Collections.nCopies(CLIENTS, byInvoices));
        requests.addAll(Collections.nCopies(CLIENTS, byQuote));

        List<Api.Answer> answers = Billing.together(requests);

        assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() >= 300)
                .allSatisfy(answer -> assertThat(answer.problem()).isIn("QUOTE_ALREADY_CONVERTED", "ETAG_MISMATCH"));
        assertThat(invoices()).isEqualTo(1);
        assertThat(billing.actions(id(quote))).containsOnlyOnce("quotes.convert");
    }

    @Test
    void whatFailsInTheMiddleLeavesNothing() throws Exception {
        JsonNode quote = billing.accepted(billing.quote(Billing.lines(1)));
        long entries = billing.entries();
        billing.database()
                .execute("CREATE FUNCTION test_conversion() RETURNS trigger LANGUAGE plpgsql AS $$"
                        + " BEGIN RAISE EXCEPTION 'refused by the test' USING ERRCODE = '23514'; END $$");
        billing.database()
                .execute("CREATE TRIGGER test_conversion AFTER INSERT ON quote_conversions FOR EACH ROW"
                        + " WHEN (NEW.quote_id = '" + id(quote) + "') EXECUTE FUNCTION test_conversion()");
        try {
            Api.Answer answer = convert(quote, Map.<String, Object>of("targets", List.of("project", "invoice")));

            assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        } finally {
            billing.database().execute("DROP TRIGGER test_conversion ON quote_conversions");
            billing.database().execute("DROP FUNCTION test_conversion()");
        }
        assertThat(projects()).isZero();
        assertThat(invoices()).isZero();
        assertThat(billing.entries()).isEqualTo(entries);
        good(200, convert(quote, Map.<String, Object>of("targets", List.of("project", "invoice"))));
        assertThat(billing.entries()).isEqualTo(entries + 1);
    }

    @Test
    void convertingTakesTheSameNumberOfStatementsWhateverTheNumberOfLines() throws Exception {
        good(
                200,
                convert(
                        billing.accepted(billing.quote(Billing.lines(1))),
                        Map.<String, Object>of("targets", List.of("project", "invoice"))));
        for (int lines : new int[] {1, 10, 200}) {
            JsonNode quote = billing.accepted(billing.quote(Billing.lines(lines)));

            assertThat(billing.statementsOf(
                            200,
                            () -> convert(quote, Map.<String, Object>of("targets", List.of("project", "invoice")))))
                    .as("statements for %d lines", lines)
                    .isEqualTo(CONVERT);
        }
    }

    private Api.Answer convert(JsonNode quote, Map<String, Object> body) {
        return api.with("If-Match", etag(quote)).post(QUOTES + "/" + id(quote) + "/convert", body);
    }

    private long projects() throws Exception {
        return billing.database()
                .number(
                        "SELECT count(*) FROM projects WHERE organization_id = ?",
                        billing.organization().id());
    }

    private long invoices() throws Exception {
        return billing.database()
                .number(
                        "SELECT count(*) FROM invoices WHERE organization_id = ?",
                        billing.organization().id());
    }
}
