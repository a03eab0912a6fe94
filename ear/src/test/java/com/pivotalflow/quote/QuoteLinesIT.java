package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single lines are added, changed, removed and moved; the rest of the quote stays, and everything is computed anew. */
@OnRealServer
class QuoteLinesIT {

    private Firm firm;
    private Api api;
    private Journey journey;

    @BeforeEach
    void makeADraft() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        journey = Journey.draft(firm, api);
    }

    @Test
    void aLineIsAddedAtTheEndOrAtItsPlace() {
        JsonNode last = add("{\"description\":\"Report\",\"quantity\":\"2\",\"itemCode\":\"AUDIT-HR\"}");
        JsonNode first = add("{\"position\":1,\"description\":\"Travel\",\"quantity\":\"1\",\"unitPrice\":\"80\"}");

        assertThat(texts(last, "description")).containsExactly("Site audit", "Sensor kit", "Report");
        assertThat(last.at("/lines/2/unitPrice").asText()).isEqualTo("137.40");
        assertThat(texts(first, "description")).containsExactly("Travel", "Site audit", "Sensor kit", "Report");
        assertThat(texts(first, "position")).containsExactly("1", "2", "3", "4");
        assertThat(first.at("/totals/netTotal").asText()).isEqualTo("2010.80");
        assertThat(texts(first, "id").subList(1, 4)).isEqualTo(texts(last, "id"));
        assertThat(journey.read()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"position\":4,\"quantity\":\"1\",\"unitPrice\":\"1\"|NUMBER_OUT_OF_RANGE|/position",
                "\"position\":0,\"quantity\":\"1\",\"unitPrice\":\"1\"|NUMBER_OUT_OF_RANGE|/position",
                "\"quantity\":\"0\",\"unitPrice\":\"1\"|QUANTITY_NOT_POSITIVE|/quantity",
                "\"quantity\":\"1\"|PRICE_SOURCE_MISSING|",
                "\"quantity\":\"1\",\"itemCode\":\"NONE\"|RATE_ITEM_NOT_FOUND|/itemCode",
                "\"quantity\":\"1\",\"unitPrice\":\"1\",\"taxClass\":\"NONE\"|TAX_CLASS_UNKNOWN|/taxClass",
                "\"quantity\":\"1\",\"unitPrice\":\"1\",\"id\":\"0197a3c2-7b32-7d19-9f21-4c6eaf5b3f03\"|FIELD_READ_ONLY|/id",
                "\"quantity\":\"1\",\"unitPrice\":\"1\",\"amounts\":{}|FIELD_READ_ONLY|/amounts",
            })
    void whatIsWrongIsPointedToInTheLineThatWasSent(String members, String code, String pointer) {
        JsonNode before = journey.read();

        Api.Answer refused = journey.ask("lines", "{\"description\":\"Report\"," + members + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(journey.read()).isEqualTo(before);
    }

    @Test
    void aPriceOfOnesOwnNeedsItsRightAndIsPointedTo() throws Exception {
        Api.Answer refused = journey.by(firm.as("quotes.view", "quotes.update"))
                .ask("lines", "{\"description\":\"Report\",\"quantity\":\"1\",\"unitPrice\":\"80\"}");

        assertThat(refused.problem()).isEqualTo("PRICE_OVERRIDE_FORBIDDEN");
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/unitPrice");
    }

    @Test
    void aChangedLineKeepsItsPriceWhateverTheCardSaysNow() throws Exception {
        raisePrices();

        JsonNode changed = change(0, "{\"quantity\":\"8\",\"description\":\"Audit on site\"}");

        assertThat(texts(changed, "id")).isEqualTo(texts(journey.quote(), "id"));
        assertThat(changed.at("/lines/0/unitPrice").asText()).isEqualTo("137.40");
        assertThat(changed.at("/lines/0/amounts/net").asText()).isEqualTo("1099.20");
        assertThat(changed.at("/lines/0/description").asText()).isEqualTo("Audit on site");
        assertThat(changed.at("/lines/1")).isEqualTo(journey.quote().at("/lines/1"));
    }

    @Test
    void aLineThatNamesAnotherItemGetsItsPriceAndUnit() throws Exception {
        JsonNode changed = change(0, "{\"itemCode\":\"KIT-3\"}");

        assertThat(changed.at("/lines/0/unitPrice").asText()).isEqualTo("219.95");
        assertThat(changed.at("/lines/0/unit").asText()).isEqualTo("item");
        assertThat(changed.at("/lines/0/priceRule").asText()).isEqualTo("item_code");
        assertThat(texts(changed, "id")).isEqualTo(texts(journey.quote(), "id"));
    }

    @Test
    void sayingWhatIsThereLeavesNoTrace() {
        JsonNode before = journey.quote();

        JsonNode same = change(1, "{\"quantity\":\"3.000\"}");
        JsonNode order = journey.to(
                "lines/reorder", "{\"order\":[\"%s\",\"%s\"]}".formatted(lineId(before, 0), lineId(before, 1)));

        assertThat(same).isEqualTo(before);
        assertThat(order).isEqualTo(before);
    }

    @Test
    void aLineIsRemovedAndTheLastOneStays() {
        JsonNode quote = journey.quote();
        Api.Answer removed = api.with("If-Match", journey.etag()).delete(line(0));
        journey.read();
        Api.Answer gone = api.with("If-Match", journey.etag()).delete(line(quote, 0));
        Api.Answer only = api.with("If-Match", journey.etag()).delete(line(0));

        assertThat(removed.status()).as(removed.toString()).isEqualTo(200);
        assertThat(texts(removed.json(), "description")).containsExactly("Sensor kit");
        assertThat(removed.json()).isEqualTo(journey.quote());
        assertThat(removed.header("ETag")).contains(journey.etag());
        assertThat(gone.problem()).isEqualTo("LINE_NOT_FOUND");
        assertThat(only.status()).isEqualTo(422);
        assertThat(only.json().at("/errors/0/code").asText()).isEqualTo("LINES_REQUIRED");
    }

    @Test
    void linesAreMovedAndStayTheSame() {
        JsonNode before = journey.quote();

        JsonNode moved = journey.to(
                "lines/reorder", "{\"order\":[\"%s\",\"%s\"]}".formatted(lineId(before, 1), lineId(before, 0)));

        assertThat(texts(moved, "description")).containsExactly("Sensor kit", "Site audit");
        assertThat(texts(moved, "id")).containsExactly(lineId(before, 1), lineId(before, 0));
        assertThat(moved.path("totals")).isEqualTo(before.path("totals"));
        assertThat(journey.read()).isEqualTo(moved);
    }

    @Test
    void anOrderNamesEachLineOnce() {
        String one = lineId(journey.quote(), 0);
        Api.Answer refused =
                journey.ask("lines/reorder", "{\"order\":[\"%s\",\"%s\",\"%s\"]}".formatted(one, one, Ids.next()));

        List<String> found = new ArrayList<>();
        refused.json()
                .path("errors")
                .forEach(error -> found.add(error.path("pointer").asText() + " "
                        + error.path("code").asText()));
        assertThat(found)
                .containsExactly("/order/1 LINE_ID_INVALID", "/order/2 LINE_ID_INVALID", "/order LINE_ID_INVALID");
    }

    @Test
    void whatACustomerReceivedIsNotTouched() {
        journey.submit();
        journey.send();
        JsonNode before = journey.read();
        String body = "{\"description\":\"Report\",\"quantity\":\"1\",\"unitPrice\":\"80\"}";

        assertThat(journey.ask("lines", body).problem()).isEqualTo("QUOTE_IMMUTABLE");
        assertThat(api.with("If-Match", journey.etag())
                        .patch(line(0), "{\"quantity\":\"9\"}")
                        .problem())
                .isEqualTo("QUOTE_IMMUTABLE");
        assertThat(api.with("If-Match", journey.etag()).delete(line(0)).problem())
                .isEqualTo("QUOTE_IMMUTABLE");
        assertThat(journey.read()).isEqualTo(before);
    }

    @Test
    void aThousandLinesAreEnough() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add(Firm.line("Audit " + i, "AUDIT-HR", BigDecimal.ONE));
        }
        Journey full = Journey.draft(firm, api, lines);

        Api.Answer refused = full.ask("lines", "{\"description\":\"Report\",\"quantity\":\"1\",\"unitPrice\":\"80\"}");

        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("LINES_TOO_MANY");
    }

    private JsonNode add(String body) {
        return journey.to("lines", body);
    }

    private JsonNode change(int index, String body) {
        Api.Answer answer = api.with("If-Match", journey.etag()).patch(line(index), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private String line(int index) {
        return line(journey.quote(), index);
    }

    private String line(JsonNode quote, int index) {
        return Journey.QUOTES + "/" + journey.id() + "/lines/" + lineId(quote, index);
    }

    private static String lineId(JsonNode quote, int index) {
        return quote.path("lines").path(index).path("id").asText();
    }

    private static List<String> texts(JsonNode quote, String member) {
        List<String> texts = new ArrayList<>();
        quote.path("lines").forEach(line -> texts.add(line.path(member).asText()));
        return texts;
    }

    private void raisePrices() throws Exception {
        firm.organization()
                .database()
                .execute(
                        "UPDATE rate_card_items SET base_rate = 999 WHERE organization_id = ?",
                        firm.organization().id());
    }
}
