package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of quotes: pages, order, filters, and what they refuse. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteListIT {

    private static final String QUOTES = "/api/v1/quotes";

    private Firm firm;
    private Api api;

    @BeforeAll
    void openAFirmWithFiveQuotes() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        create("Échelle study", "100", "2026-06-30", Map.of("campaign", "autumn"));
        create("bridge survey", "300", "2026-05-31", Map.of("campaign", List.of("winter", "autumn")));
        create("Crane audit", "200", "2026-07-31", Map.of());
        create("dock audit", "200", "2026-05-31", Map.of("campaign", "spring"));
        create("Anchor design", "500.50", "2026-08-31", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "quoteNumber, 0001 0002 0003 0004 0005",
        "-quoteNumber, 0005 0004 0003 0002 0001",
        "createdAt, 0001 0002 0003 0004 0005",
        "-updatedAt, 0005 0004 0003 0002 0001",
        "title, 0005 0002 0003 0004 0001",
        "-grandTotal, 0005 0002 0004 0003 0001",
        "'validUntil,-quoteNumber', 0004 0002 0001 0003 0005",
        "'status,-title', 0001 0004 0003 0002 0005"
    })
    void pagesOfTwoShowEveryQuoteOnceInOrder(String sort, String numbers) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = get("sort=" + encode(sort) + "&limit=2" + cursor).json();
            page.path("items").forEach(item -> seen.add(lastFour(item)));
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            cursor = page.has("next") ? "&cursor=" + encode(page.path("next").asText()) : "";
            pages++;
        } while (!cursor.isEmpty());

        assertThat(String.join(" ", seen)).isEqualTo(numbers);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void rowsInsertedMeanwhileShiftNothing() throws Exception {
        Firm growing = Firm.open();
        Api seller = growing.as(Firm.EVERYTHING);
        for (int i = 0; i < 3; i++) {
            seller.post(QUOTES, growing.quote(Firm.exampleLines()));
        }
        JsonNode first = seller.get(QUOTES + "?sort=-quoteNumber&limit=2").json();
        seller.post(QUOTES, growing.quote(Firm.exampleLines()));

        JsonNode second = seller.get(QUOTES + "?sort=-quoteNumber&limit=2&cursor="
                        + encode(first.path("next").asText()))
                .json();

        assertThat(first.path("items")).extracting(QuoteListIT::lastFour).containsExactly("0003", "0002");
        assertThat(second.path("items")).extracting(QuoteListIT::lastFour).containsExactly("0001");
    }

    @Test
    void theNextPageIsLinked() {
        Api.Answer first = get("limit=2");

        String link = first.header("Link").orElseThrow();
        assertThat(link).startsWith("<" + QUOTES + "?").endsWith("; rel=\"next\"");
        assertThat(api.get(link.substring(1, link.indexOf('>'))).status()).isEqualTo(200);
        assertThat(get("limit=5").header("Link")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "q=echelle, 0001",
        "q=AUDIT, 0003 0004",
        "q=tui%20freight, 0001 0002 0003 0004 0005",
        "q=100%25, ''",
        "'status=draft,sent', 0001 0002 0003 0004 0005",
        "status=sent, ''",
        "type=project, 0001 0002 0003 0004 0005",
        "currency=NZD&type=service, ''",
        "grandTotal[gte]=345, 0002 0005",
        "grandTotal%5Bgt%5D=345&netTotal[lt]=500.50, ''",
        "validUntil[lt]=2026-06-30, 0002 0004",
        "validFrom[lte]=2026-05-01&validUntil[gt]=2026-07-01, 0003 0005",
        "createdAt[gt]=2100-01-01T00:00:00Z, ''",
        "metadata.campaign=autumn, 0001 0002",
        "metadata.campaign=spring&q=dock, 0004"
    })
    void filtersNarrowTheList(String query, String numbers) {
        JsonNode page = get(query + "&sort=quoteNumber").json();

        assertThat(page.path("items"))
                .extracting(QuoteListIT::lastFour)
                .isEqualTo(numbers.isEmpty() ? List.of() : List.of(numbers.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({"'', 5", "q=audit, 2", "status=sent, 0"})
    void theTotalIsToldWhenItIsAskedFor(String query, int total) {
        JsonNode first = get(query + "&includeTotal=true&limit=1").json();

        assertThat(first.path("total").asInt(-1)).isEqualTo(total);
        assertThat(get(query + "&limit=1").json().has("total")).isFalse();
        if (first.has("next")) {
            String cursor = encode(first.path("next").asText());
            assertThat(get(query + "&includeTotal=true&limit=1&cursor=" + cursor)
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(total);
            assertThat(get(query + "&limit=1&cursor=" + cursor).status()).isEqualTo(200);
        }
    }

    @Test
    void customersAndPeopleNarrowTheListById() throws Exception {
        assertThat(count("customerId=" + firm.customer())).isEqualTo(5);
        assertThat(count("customerId=" + firm.organization().customer("Other"))).isZero();
        String creator = get("limit=1").json().path("items").get(0).path("id").asText();
        String user = api.get(QUOTES + "/" + creator).json().path("createdBy").asText();
        assertThat(count("createdBy=" + user)).isEqualTo(5);
        assertThat(count("ownerId=" + user)).isZero();
    }

    @Test
    void aListShowsSummaries() {
        JsonNode item = get("q=anchor").json().path("items").get(0);

        assertThat(item.path("customerName").asText()).isEqualTo("Tūī Freight Ltd");
        assertThat(item.path("netTotal").asText()).isEqualTo("500.50");
        assertThat(item.path("grandTotal").asText()).isEqualTo("575.58");
        assertThat(item.path("baseGrandTotal").asText()).isEqualTo("575.58");
        assertThat(item.path("etag").asText())
                .isEqualTo(api.get(QUOTES + "/" + item.path("id").asText())
                        .header("ETag")
                        .orElseThrow());
        assertThat(item.has("lines")).isFalse();
    }

    @Test
    void nobodySeesQuotesOfAnotherOrganization() throws Exception {
        Api stranger = Firm.open().as(Firm.EVERYTHING);

        assertThat(stranger.get(QUOTES).json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, INVALID_PARAMETER",
        "limit=201, INVALID_PARAMETER",
        "limit=many, INVALID_PARAMETER",
        "limit=1&limit=2, INVALID_PARAMETER",
        "status=Draft, INVALID_PARAMETER",
        "sort=secret, INVALID_PARAMETER",
        "'sort=title,-title', INVALID_PARAMETER",
        "includeTotal=1, INVALID_PARAMETER",
        "metadata.campaign=%00, INVALID_PARAMETER",
        "metadata.camp%00aign=x, INVALID_PARAMETER",
        "customerId=acme, INVALID_PARAMETER",
        "grandTotal[gte]=cheap, INVALID_PARAMETER",
        "validUntil[lt]=2026-02-30, INVALID_PARAMETER",
        "q=a, INVALID_PARAMETER",
        "colour=blue, UNKNOWN_PARAMETER",
        "organizationId=x, UNKNOWN_PARAMETER",
        "cursor=abc, CURSOR_INVALID"
    })
    void badParametersAreRefused(String query, String code) {
        Api.Answer answer = get(query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(code);
    }

    @Test
    void aCursorBelongsToItsSortAndFilters() {
        String cursor = encode(get("sort=title&limit=1").json().path("next").asText());

        assertThat(get("sort=-title&limit=1&cursor=" + cursor).problem()).isEqualTo("CURSOR_MISMATCH");
        assertThat(get("sort=title&q=audit&limit=1&cursor=" + cursor).problem()).isEqualTo("CURSOR_MISMATCH");
        assertThat(get("sort=title&limit=2&cursor=" + cursor).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"metadata.unitPrice=1", "metadata.Grand_Total=1", "metadata[total]=1", "metadata.createdAt=x"})
    void businessValuesAreNotFilteredInMetadata(String query) {
        Api.Answer answer = get(query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("JSONB_FILTER_FORBIDDEN");
    }

    private int count(String query) {
        return get(query).json().path("items").size();
    }

    private Api.Answer get(String query) {
        return api.get(QUOTES + "?" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    private void create(String title, String price, String validUntil, Map<String, Object> metadata) {
        Map<String, Object> quote = firm.quote(List.of(Firm.priced("Work", "1", price)));
        quote.put("title", title);
        quote.put("validUntil", validUntil);
        quote.put("metadata", metadata);
        Api.Answer created = api.post(QUOTES, quote);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
    }

    private static String lastFour(JsonNode item) {
        String number = item.path("quoteNumber").asText();
        return number.substring(number.length() - 4);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
