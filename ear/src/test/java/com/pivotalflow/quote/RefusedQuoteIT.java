package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client can do wrong: each its status and code, never a 500, and nothing written. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String JSON = "application/json";

    private Firm firm;
    private Api api;

    @BeforeAll
    void openAFirm() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
    }

    @AfterEach
    void nothingWasWritten() throws Exception {
        assertThat(firm.quotes()).isZero();
        assertThat(firm.lastNumber()).isZero();
    }

    static Stream<Arguments> badContent() {
        return Stream.of(
                bad("/customerId", "REQUIRED", (quote, line) -> quote.remove("customerId")),
                bad("/customerId", "FORMAT", (quote, line) -> quote.put("customerId", "acme")),
                bad(
                        "/customerId",
                        "REFERENCE_NOT_FOUND",
                        (quote, line) -> quote.put("customerId", "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02")),
                bad("/lines", "LINES_REQUIRED", (quote, line) -> quote.put("lines", List.of())),
                bad("/lines", "LINES_REQUIRED", (quote, line) -> quote.remove("lines")),
                bad("/lines", "TYPE_MISMATCH", (quote, line) -> quote.put("lines", "none")),
                bad("/title", "LENGTH", (quote, line) -> quote.put("title", " x ")),
                bad("/title", "TEXT_INVALID", (quote, line) -> quote.put("title", "bell \u0007")),
                bad("/title", "LENGTH", (quote, line) -> quote.put("title", "😀😀")),
                bad("/lines/0/description", "LENGTH", (quote, line) -> line.put("description", "😀".repeat(1001))),
                bad(
                        "/discounts/0/amount",
                        "FIELD_READ_ONLY",
                        (quote, line) ->
                                quote.put("discounts", List.of(Map.of("kind", "fixed", "value", "1", "amount", "1")))),
                bad(
                        "/lines/0/discounts/0/label",
                        "UNKNOWN_FIELD",
                        (quote, line) -> line.put(
                                "discounts", List.of(Map.of("kind", "fixed", "value", "1", "label", "Goodwill")))),
                bad("/titel", "UNKNOWN_FIELD", (quote, line) -> quote.put("titel", "Warehouse audit")),
                bad("/organizationId", "UNKNOWN_FIELD", (quote, line) -> quote.put("organizationId", "x")),
                bad("/totals", "FIELD_READ_ONLY", (quote, line) -> quote.put("totals", Map.of("grandTotal", "1"))),
                bad("/quoteNumber", "FIELD_READ_ONLY", (quote, line) -> quote.put("quoteNumber", "Q-1")),
                bad("/type", "ENUM", (quote, line) -> quote.put("type", "PROJECT")),
                bad("/currency", "CURRENCY_UNSUPPORTED", (quote, line) -> quote.put("currency", "XXX")),
                bad("/currency", "CURRENCY_UNSUPPORTED", (quote, line) -> quote.put("currency", "EUR")),
                bad("/validFrom", "FORMAT", (quote, line) -> quote.put("validFrom", "2026-02-30")),
                bad("/validUntil", "VALIDITY_ORDER", (quote, line) -> quote.put("validUntil", "2026-04-30")),
                bad("/fxRate", "FX_RATE_INVALID", (quote, line) -> quote.put("fxRate", "1.5")),
                bad("/lines/0/quantity", "QUANTITY_NOT_POSITIVE", (quote, line) -> line.put("quantity", "-1")),
                bad("/lines/0/quantity", "QUANTITY_NOT_POSITIVE", (quote, line) -> line.put("quantity", 0)),
                bad("/lines/0/quantity", "SCALE_EXCEEDED", (quote, line) -> line.put("quantity", "1.0000001")),
                bad("/lines/0/quantity", "TYPE_MISMATCH", (quote, line) -> line.put("quantity", true)),
                bad(
                        "/lines/0/quantity",
                        "NUMBER_OUT_OF_RANGE",
                        (quote, line) -> line.put("quantity", "1234567890123456789012345678901234567890")),
                bad(
                        "/lines/0/quantity",
                        "NUMBER_OUT_OF_RANGE",
                        (quote, line) -> line.put("quantity", "12345678901234567890123456789012345678901")),
                bad("/lines/0/quantity", "NUMBER_OUT_OF_RANGE", (quote, line) -> line.put("quantity", "1e999999999")),
                bad("/lines/0/unitPrice", "PRICE_NEGATIVE", (quote, line) -> line.put("unitPrice", "-0.01")),
                bad("/lines/0/amounts", "FIELD_READ_ONLY", (quote, line) -> line.put("amounts", Map.of())),
                bad("/lines/0/taxClass", "TAX_CLASS_UNKNOWN", (quote, line) -> line.put("taxClass", "NONE")),
                bad("/lines/0/taxRatePercent", "TAX_RATE_RANGE", (quote, line) -> line.put("taxRatePercent", "100.1")),
                bad(
                        "/lines/0/serviceCategoryId",
                        "REFERENCE_NOT_FOUND",
                        (quote, line) -> line.put("serviceCategoryId", "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02")));
    }

    @ParameterizedTest(name = "{0} {1} #{index}")
    @MethodSource("badContent")
    void badContentIsNamedByPointerAndCode(
            String pointer, String code, BiConsumer<Map<String, Object>, Map<String, Object>> spoil) {
        Map<String, Object> line = Firm.line("Site audit", "AUDIT-HR", "7.25");
        Map<String, Object> quote = firm.quote(List.of(line));
        spoil.accept(quote, line);

        Api.Answer answer = api.post(QUOTES, quote);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(errors(answer)).containsExactly(pointer + " " + code);
    }

    static Stream<Arguments> badSums() {
        return Stream.of(
                bad(
                        "/lines/0/discounts/0",
                        "DISCOUNT_EXCEEDS_REMAINDER",
                        (quote, line) -> line.put("discounts", List.of(Map.of("kind", "fixed", "value", "996.16")))),
                bad(
                        "/lines/0/discounts/0/value",
                        "SCALE_EXCEEDED",
                        (quote, line) -> line.put("discounts", List.of(Map.of("kind", "fixed", "value", "0.001")))),
                bad(
                        "/discounts/0/kind",
                        "DISCOUNT_KIND_INVALID",
                        (quote, line) -> quote.put("discounts", List.of(Map.of("kind", "per_unit", "value", "1")))),
                bad("/depositPercent", "DEPOSIT_RANGE", (quote, line) -> quote.put("depositPercent", "100.5")),
                bad("/lines", "AMOUNT_OVERFLOW", (quote, line) -> {
                    line.put("quantity", "999999999");
                    line.put("unitPrice", "999999999");
                }));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badSums")
    void whatCanNotBeCalculatedIsRejected(
            String pointer, String code, BiConsumer<Map<String, Object>, Map<String, Object>> spoil) {
        Map<String, Object> line = Firm.line("Site audit", "AUDIT-HR", "7.25");
        Map<String, Object> quote = firm.quote(List.of(line));
        spoil.accept(quote, line);

        Api.Answer answer = api.post(QUOTES, quote);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("CALCULATION_REJECTED");
        assertThat(errors(answer))
                .anySatisfy(error -> assertThat(error).startsWith(pointer).endsWith(code));
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceInDocumentOrder() {
        Api.Answer answer = api.postText(QUOTES, JSON, """
                {"customerId": 7, "lines": [{"quantity": "-1", "description": "x"}, {"description": "", "colour": 1}]}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(errors(answer))
                .contains(
                        "/customerId TYPE_MISMATCH",
                        "/lines/0/quantity QUANTITY_NOT_POSITIVE",
                        "/lines/1/description LENGTH",
                        "/lines/1/colour UNKNOWN_FIELD",
                        "/lines/1/quantity REQUIRED",
                        "/title REQUIRED");
    }

    @Test
    void allUnpricedLinesAreNamedAtOnce() {
        Map<String, Object> none = Firm.line("No source", "", "1");
        none.remove("itemCode");
        Api.Answer answer = api.post(
                QUOTES,
                firm.quote(List.of(Firm.line("Unknown", "KIT-9", "1"), Firm.line("Known", "KIT-3", "1"), none)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("PRICE_UNRESOLVED");
        assertThat(errors(answer))
                .containsExactly("/lines/0/itemCode RATE_ITEM_NOT_FOUND", "/lines/2 PRICE_SOURCE_MISSING");
    }

    @Test
    void aForeignCustomerIsAnsweredLikeOneThatDoesNotExist() throws Exception {
        Map<String, Object> foreign = firm.quote(Firm.exampleLines());
        foreign.put("customerId", Firm.open().customer());
        Map<String, Object> unknown = firm.quote(Firm.exampleLines());
        unknown.put("customerId", "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02");

        assertThat(api.post(QUOTES, foreign).withoutTrace())
                .isEqualTo(api.post(QUOTES, unknown).withoutTrace());
    }

    @Test
    void aForeignQuoteIsAnsweredLikeOneThatDoesNotExist() throws Exception {
        Firm other = Firm.open();
        String foreign = other.as(Firm.EVERYTHING)
                .post(QUOTES, other.quote(Firm.exampleLines()))
                .json()
                .path("id")
                .asText();

        Api.Answer answer = api.get(QUOTES + "/" + foreign);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("QUOTE_NOT_FOUND");
        assertThat(answer.withoutTrace())
                .isEqualTo(api.get(QUOTES + "/0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02")
                        .withoutTrace());
    }

    @Test
    void businessValuesInMetadataAreAllReported() {
        Map<String, Object> line = Firm.line("Site audit", "AUDIT-HR", "1");
        line.put("metadata", Map.of("tags", List.of(Map.of("Qty", 1))));
        Map<String, Object> quote = firm.quote(List.of(line));
        quote.put("metadata", Map.of("pricing", Map.of("unit_price", "1")));

        Api.Answer answer = api.post(QUOTES, quote);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat(answer.json().path("violations"))
                .extracting(violation -> violation.path("path").asText())
                .containsExactlyInAnyOrder("lines[0].metadata.tags[0].Qty", "metadata.pricing.unit_price");
    }

    @Test
    void aPriceByHandNeedsItsPermission() throws Exception {
        Api seller = firm.as("quotes.create", "quotes.view");

        Api.Answer answer = seller.post(QUOTES, firm.quote(List.of(Firm.priced("Audit", "1", "175"))));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("PRICE_OVERRIDE_FORBIDDEN");
        assertThat(errors(answer)).containsExactly("/lines/0/unitPrice PRICE_OVERRIDE_FORBIDDEN");
    }

    @Test
    void creatingNeedsItsPermission() throws Exception {
        Api.Answer answer = firm.as("quotes.view").post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(answer.json().path("permission").asText()).isEqualTo("quotes.create");
    }

    @Test
    void withoutATokenNobodyGetsIn() {
        Api.Answer answer = TestServer.MAIN.api().post(QUOTES, firm.quote(Firm.exampleLines()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("AUTHENTICATION_REQUIRED");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aForgedTokenIsNotBelieved() {
        Api.Answer answer = TestServer.MAIN
                .api()
                .withToken("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")
                .get(QUOTES);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("TOKEN_INVALID");
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                Arguments.of("text/plain", "{}", 415, "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of("application/json; charset=ISO-8859-1", "{}", 415, "UNSUPPORTED_MEDIA_TYPE"),
                Arguments.of(JSON, "{\"title\":", 400, "MALFORMED_JSON"),
                Arguments.of(JSON, "{\"title\":\"a\",\"title\":\"b\"}", 400, "MALFORMED_JSON"),
                Arguments.of(JSON, "{} {}", 400, "MALFORMED_JSON"),
                Arguments.of(JSON, "{\"lines\":[NaN]}", 400, "MALFORMED_JSON"),
                Arguments.of(JSON, "[".repeat(40) + "]".repeat(40), 400, "MALFORMED_JSON"),
                Arguments.of(JSON, "", 422, "VALIDATION_FAILED"),
                Arguments.of(JSON, "null", 422, "VALIDATION_FAILED"),
                Arguments.of(JSON, "[]", 422, "VALIDATION_FAILED"),
                Arguments.of(JSON, "{\"title\":\"" + "x".repeat(2_200_000) + "\"}", 413, "PAYLOAD_TOO_LARGE"));
    }

    @ParameterizedTest(name = "{2} {3} #{index}")
    @MethodSource("badRequests")
    void unreadableRequestsAreRefused(String mediaType, String body, int status, String code) {
        Api.Answer answer = api.postText(QUOTES, mediaType, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(code);
        assertThat(answer.json().path("traceId").asText())
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
    }

    private static Arguments bad(
            String pointer, String code, BiConsumer<Map<String, Object>, Map<String, Object>> spoil) {
        return Arguments.of(pointer, code, spoil);
    }

    private static List<String> errors(Api.Answer answer) {
        return Stream.iterate(0, i -> i < answer.json().path("errors").size(), i -> i + 1)
                .map(i -> answer.json().path("errors").get(i))
                .map(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .toList();
    }
}
