package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a request to a stored quote with exact figures, and back. */
@OnRealServer
class CreateQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";

    private Firm firm;
    private Api api;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void linesAreTheFiguresOfExampleOneOfTheSpecification() {
        Api.Answer created = api.post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        JsonNode quote = created.json();
        assertThat(quote.path("totals").toString())
                .isEqualTo("{\"subtotal\":\"1656.00\",\"discountTotal\":\"0.00\",\"includedTax\":\"0.00\","
                        + "\"netTotal\":\"1656.00\",\"taxTotal\":\"248.40\",\"grandTotal\":\"1904.40\"}");
        assertThat(quote.path("lines").get(0).path("amounts").toString())
                .isEqualTo("{\"subtotal\":\"996.15\",\"discount\":\"0.00\",\"net\":\"996.15\",\"tax\":\"149.42\","
                        + "\"gross\":\"1145.57\"}");
        assertThat(quote.path("lines").get(1).path("amounts").path("tax").asText())
                .isEqualTo("98.98");
        assertThat(quote.path("lines").get(1).path("unit").asText()).isEqualTo("item");
        assertThat(quote.path("lines").get(0).path("priceRule").asText()).isEqualTo("item_code");
        assertThat(quote.path("taxBreakdown").toString())
                .isEqualTo("[{\"taxClass\":\"STANDARD\",\"label\":\"Standard 15 %\",\"ratePercent\":\"15\","
                        + "\"taxable\":\"1656.00\",\"tax\":\"248.40\"}]");
        assertThat(quote.path("allowedTransitions").toString()).isEqualTo("[\"submit\",\"cancel\",\"delete\"]");
        assertThat(quote.path("quoteNumber").asText()).matches("Q-\\d{4}-0001");
        assertThat(created.header("Location"))
                .contains(QUOTES + "/" + quote.path("id").asText());
        assertThat(created.header("ETag")).contains(quote.path("etag").asText());
    }

    @Test
    void whatIsReadIsWhatWasCreated() {
        Map<String, Object> content = firm.quote(everyKindOfLine());
        content.put(
                "discounts",
                List.of(
                        Map.of("kind", "fixed", "value", "25", "label", "Goodwill"),
                        Map.of("kind", "percentage", "value", 3)));
        content.put("groups", List.of(Map.of("code", "HOST", "title", "Hosting", "choose", "exactly_one")));
        content.put("depositPercent", "12.5");
        content.put("notes", "Nga mihi, Māui");
        content.put(
                "metadata",
                Map.of(
                        "campaign",
                        "autumn",
                        "weight",
                        new BigDecimal("12345678901234567.1234"),
                        "tags",
                        List.of("a", "b")));
        Api.Answer created = api.post(QUOTES, content);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);

        Api.Answer read = api.get(QUOTES + "/" + created.json().path("id").asText());

        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.text()).contains("\"weight\":12345678901234567.1234");
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void anUnchangedQuoteIsNotSentAgain() {
        Api.Answer created = api.post(QUOTES, firm.quote(Firm.exampleLines()));
        String path = QUOTES + "/" + created.json().path("id").asText();
        String tag = created.header("ETag").orElseThrow();

        assertThat(api.with("If-None-Match", tag).get(path).status()).isEqualTo(304);
        assertThat(api.with("If-None-Match", "\"other\"").get(path).status()).isEqualTo(200);
    }

    @Test
    void amountsAreStoredAsShown() throws Exception {
        api.post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(firm.organization()
                        .database()
                        .rows(
                                "SELECT net_amount, tax_amount, total_amount, base_total_amount FROM quotes"
                                        + " WHERE organization_id = ?",
                                firm.organization().id()))
                .containsExactly("1656.0000|248.4000|1904.4000|1904.4000");
        assertThat(firm.organization()
                        .database()
                        .rows(
                                "SELECT position, quantity, unit_price, tax_rate, total_amount FROM quote_line_items"
                                        + " WHERE organization_id = ? ORDER BY position",
                                firm.organization().id()))
                .containsExactly(
                        "1|7.250000|137.400000|0.15000000|1145.5700", "2|3.000000|219.950000|0.15000000|758.8300");
    }

    @Test
    void aCalculationExplainsEveryLineAndStoresNothing() throws Exception {
        Map<String, Object> line = Firm.line("Site audit", "AUDIT-HR", "7.25");
        line.put("discounts", List.of(Map.of("kind", "percentage", "value", "10")));

        Api.Answer calculated = api.post(QUOTES + "/calculate", firm.quote(List.of(line)));

        assertThat(calculated.status()).as(calculated.toString()).isEqualTo(200);
        assertThat(calculated.json().path("totals").path("netTotal").asText()).isEqualTo("896.53");
        assertThat(calculated.json().path("explanation").get(0).path("steps"))
                .extracting(step ->
                        step.path("step").asText() + " " + step.path("running").asText())
                .containsExactly(
                        "list 996.15", "discount_percentage 896.53", "net 896.53", "tax 1031.01", "gross 1031.01");
        assertThat(firm.quotes()).isZero();
        assertThat(firm.lastNumber()).isZero();
    }

    @Test
    void aCategoryPricesALineByTheHour() {
        Map<String, Object> line = Firm.line("Site audit", "", "2");
        line.remove("itemCode");
        line.put("serviceCategoryId", firm.category());

        Api.Answer created = api.post(QUOTES, firm.quote(List.of(line)));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.json().path("lines").get(0).path("priceRule").asText())
                .isEqualTo("category");
        assertThat(created.json().path("totals").path("subtotal").asText()).isEqualTo("274.80");
    }

    @Test
    void costsAreAbsentForThoseWhoMayNotSeeThem() throws Exception {
        Map<String, Object> line = Firm.priced("Site audit", "2", "100");
        line.put("unitCost", "60.5");
        Api.Answer created = api.post(QUOTES, firm.quote(List.of(line)));
        assertThat(created.json().path("margin").path("margin").asText()).isEqualTo("79.00");

        Api.Answer read = firm.as("quotes.view")
                .get(QUOTES + "/" + created.json().path("id").asText());

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).doesNotContain("60.5").doesNotContain("ost\"").doesNotContain("margin");
        assertThat(read.header("ETag")).isNotEqualTo(created.header("ETag"));
    }

    private static List<Map<String, Object>> everyKindOfLine() {
        Map<String, Object> discounted = Firm.priced("Audit", "16.5", "112.50");
        discounted.put(
                "discounts",
                List.of(
                        Map.of("kind", "per_unit", "value", "0.375"),
                        Map.of("kind", "percentage", "value", "10"),
                        Map.of("kind", "fixed", "value", "12.34")));
        discounted.put("metadata", Map.of("colour", "blue"));
        Map<String, Object> inclusive = Firm.priced("Report", "1", "262.00");
        inclusive.put("taxInclusive", true);
        inclusive.put("unitCost", "0");
        Map<String, Object> option = Firm.line("Training", "AUDIT-HR", "2");
        option.put("selection", Map.of("mode", "optional"));
        Map<String, Object> first = Firm.priced("Hosting small", "12", "39.90");
        first.put("selection", Map.of("mode", "alternative", "group", "HOST", "selected", true));
        Map<String, Object> second = Firm.priced("Hosting large", "12", "64.15");
        second.put("selection", Map.of("mode", "alternative", "group", "HOST"));
        return List.of(discounted, inclusive, option, first, second);
    }
}
