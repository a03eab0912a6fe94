package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts are changed by partial updates: what is absent stays, lines that are named keep themselves and their price. */
@OnRealServer
class ChangedQuoteIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final String STALE_RATE = "UPDATE rate_card_items SET base_rate = 999 WHERE organization_id = ?";

    private Firm firm;
    private Api api;
    private JsonNode quote;
    private String path;

    @BeforeEach
    void makeADraft() throws Exception {
        firm = Firm.open();
        api = firm.as(Firm.EVERYTHING);
        Api.Answer answer = api.post(QUOTES, firm.quote(Firm.exampleLines()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        quote = answer.json();
        path = QUOTES + "/" + quote.path("id").asText();
    }

    @Test
    void whatIsAbsentStaysAndWhatIsNullIsRemoved() {
        change("{\"notes\":\"Bring boots\",\"description\":\"On site\",\"depositPercent\":\"50\"}");

        JsonNode changed = change("{\"title\":\"Audit of the warehouse\",\"notes\":null}");

        assertThat(changed.path("title").asText()).isEqualTo("Audit of the warehouse");
        assertThat(changed.has("notes")).isFalse();
        assertThat(changed.path("description").asText()).isEqualTo("On site");
        assertThat(changed.path("depositAmount").asText()).isEqualTo("952.20");
        assertThat(changed.path("lines")).isEqualTo(quote.path("lines"));
        assertThat(read()).isEqualTo(changed);
    }

    @Test
    void labelsAreMergedMemberByMember() {
        change("{\"metadata\":{\"campaign\":\"autumn\",\"place\":{\"hall\":\"B\",\"gate\":4}}}");

        JsonNode changed = change("{\"metadata\":{\"campaign\":null,\"place\":{\"gate\":5},\"tour\":true}}");

        assertThat(changed.path("metadata").toString())
                .isEqualTo("{\"place\":{\"gate\":5,\"hall\":\"B\"},\"tour\":true}");
    }

    @Test
    void aPatchThatSaysWhatIsThereLeavesNoTrace() throws Exception {
        String same =
                "{\"title\":\" Warehouse audit \",\"validFrom\":\"2026-05-01\",\"taxPolicy\":{\"profile\":\"NZ\"},"
                        + "\"lines\":[{\"id\":\"%s\",\"description\":\"Site audit\",\"quantity\":7.2500,\"unitPrice\":\"137.400\"},"
                                .formatted(lineId(0))
                        + "{\"id\":\"%s\",\"description\":\"Sensor kit\",\"itemCode\":\"KIT-3\",\"quantity\":\"3\"}]}"
                                .formatted(lineId(1));

        JsonNode answered = change(same);

        assertThat(answered).isEqualTo(quote);
        assertThat(read()).isEqualTo(quote);
    }

    @Test
    void whatWasReadCanBeSentBackWithoutAnyRightToPricesOrCosts() throws Exception {
        change("{\"lines\":[" + known(0, "\"unitPrice\":\"150\",\"unitCost\":\"90\",\"taxRatePercent\":\"12.5\"")
                + "]}");
        quote = read();
        Api clerk = firm.as("quotes.view", "quotes.update");
        JsonNode line = clerk.get(path).json().path("lines").path(0);
        String sent = "\"itemCode\":%s,\"unit\":%s,\"unitPrice\":%s,\"taxClass\":%s,\"taxRatePercent\":%s"
                .formatted(
                        line.path("itemCode"),
                        line.path("unit"),
                        line.path("unitPrice"),
                        line.path("taxClass"),
                        line.path("taxRatePercent"));

        Api.Answer same = patch(clerk, etag(), "{\"lines\":[" + known(0, sent) + "]}");
        Api.Answer dearer = patch(
                clerk,
                etag(),
                "{\"lines\":[" + known(0, sent.replace("\"unitPrice\":\"150.00\"", "\"unitPrice\":\"151\"")) + "]}");

        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(read()).isEqualTo(quote);
        assertThat(dearer.problem()).as(dearer.toString()).isEqualTo("PRICE_OVERRIDE_FORBIDDEN");
        assertThat(dearer.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/0/unitPrice");
    }

    @Test
    void linesKeepTheirIdentityAndTheirPriceWhateverTheCardSaysNow() throws Exception {
        firm.organization().database().execute(STALE_RATE, firm.organization().id());

        JsonNode changed = change("{\"lines\":["
                + "{\"description\":\"Second audit\",\"itemCode\":\"AUDIT-HR\",\"quantity\":\"1\"},"
                + known(0, "\"discounts\":[{\"kind\":\"percentage\",\"value\":\"10\"}]") + "]}");

        JsonNode added = changed.path("lines").path(0);
        JsonNode kept = changed.path("lines").path(1);
        assertThat(changed.path("lines")).hasSize(2);
        assertThat(added.path("id").asText()).isNotIn(lineId(0), lineId(1));
        assertThat(added.path("unitPrice").asText()).isEqualTo("999.00");
        assertThat(kept.path("id").asText()).isEqualTo(lineId(0));
        assertThat(kept.path("position").asInt()).isEqualTo(2);
        assertThat(kept.path("unitPrice").asText()).isEqualTo("137.40");
        assertThat(kept.path("priceRule").asText()).isEqualTo("item_code");
        assertThat(kept.path("rateCardItemId")).isEqualTo(quote.at("/lines/0/rateCardItemId"));
        assertThat(changed.at("/totals/netTotal").asText()).isEqualTo("1895.53");
        assertThat(read()).isEqualTo(changed);
    }

    @Test
    void aLineThatSelectsAnotherPriceIsPricedAnewAndStaysTheSameLine() {
        JsonNode changed = change("{\"lines\":[" + known(0, "\"itemCode\":\"KIT-3\"") + "]}");

        assertThat(changed.at("/lines/0/id").asText()).isEqualTo(lineId(0));
        assertThat(changed.at("/lines/0/unitPrice").asText()).isEqualTo("219.95");
        assertThat(changed.at("/lines/0/unit").asText()).isEqualTo("item");
    }

    @Test
    void groupsAndDiscountsAreReplacedAndSwapped() {
        String lines = "\"lines\":[" + known(0, "\"selection\":{\"mode\":\"alternative\",\"group\":\"%s\"}") + ","
                + known(1, "\"selection\":{\"mode\":\"alternative\",\"group\":\"%s\",\"selected\":true}") + "]";
        String groups = "\"groups\":[{\"code\":\"%s\",\"title\":\"Pick\",\"choose\":\"exactly_one\"}],";
        change("{" + groups.formatted("A") + lines.formatted("A", "A")
                + ",\"discounts\":[{\"kind\":\"percentage\",\"value\":\"10\"},{\"kind\":\"fixed\",\"value\":\"5\"}]}");

        JsonNode changed = change("{" + groups.formatted("B") + lines.formatted("B", "B")
                + ",\"discounts\":[{\"kind\":\"fixed\",\"value\":\"7\"}]}");

        assertThat(changed.at("/groups/0/code").asText()).isEqualTo("B");
        assertThat(changed.path("groups")).hasSize(1);
        assertThat(changed.path("discounts")).hasSize(1);
        assertThat(changed.at("/totals/netTotal").asText()).isEqualTo("652.85");
        assertThat(read()).isEqualTo(changed);
    }

    @Test
    void aGroupGoesTogetherWithItsLines() {
        change("{\"groups\":[{\"code\":\"A\",\"title\":\"Pick\",\"choose\":\"at_most_one\"}],\"lines\":["
                + known(0, "")
                + ",{\"description\":\"One\",\"itemCode\":\"KIT-3\",\"quantity\":\"1\","
                + "\"selection\":{\"mode\":\"alternative\",\"group\":\"A\"}},"
                + known(1, "\"selection\":{\"mode\":\"alternative\",\"group\":\"A\"}") + "]}");

        JsonNode changed = change("{\"groups\":[],\"lines\":[" + known(0, "") + "]}");

        assertThat(changed.path("groups")).isEmpty();
        assertThat(changed.path("lines")).hasSize(1);
        assertThat(read()).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"nmae\":1}|422|UNKNOWN_FIELD|/nmae",
                "{\"totals\":{}}|422|FIELD_READ_ONLY|/totals",
                "{\"title\":null}|422|REQUIRED|/title",
                "{\"title\":\"ab\"}|422|LENGTH|/title",
                "{\"lines\":null}|422|LINES_REQUIRED|/lines",
                "{\"lines\":[]}|422|LINES_REQUIRED|/lines",
                "{\"lines\":[null]}|422|REQUIRED|/lines/0",
                "{\"lines\":[{\"description\":\"x\"}]}|422|REQUIRED|/lines/0/quantity",
                "{\"lines\":[{\"id\":\"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02\",\"description\":\"x\",\"quantity\":1}]}"
                        + "|422|LINE_ID_INVALID|/lines/0/id",
                "{\"taxPolicy\":{\"level\":\"PAGE\"}}|422|ENUM|/taxPolicy/level",
                "{\"depositPercent\":12.5e}|400|MALFORMED_JSON|",
                "[]|422|TYPE_MISMATCH|",
                "null|422|REQUIRED|",
                "{\"metadata\":{\"deep\":{\"unit-price\":1}}}|400|JSONB_MONETARY_FORBIDDEN|",
                "{\"validUntil\":\"2026-04-30\"}|422|VALIDITY_ORDER|/validUntil",
                "{\"contactId\":\"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02\"}|422|REFERENCE_NOT_FOUND|/contactId",
            })
    void whatCannotBeAcceptedIsRefusedAsOnCreation(String body, int status, String code, String pointer) {
        Api.Answer answer = patch(api, etag(), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer == null ? "" : pointer);
        } else {
            assertThat(answer.problem()).isEqualTo(code);
        }
        assertThat(read()).isEqualTo(quote);
    }

    @Test
    void theIdOfALineMayNotStandTwiceAndNotOnANewQuote() {
        Map<String, Object> fresh =
                firm.quote(List.of(Map.of("id", lineId(0), "description", "x", "quantity", "1", "itemCode", "KIT-3")));

        Api.Answer twice = patch(api, etag(), "{\"lines\":[" + known(0, "") + "," + known(0, "") + "]}");
        Api.Answer created = api.post(QUOTES, fresh);

        assertThat(twice.json().at("/errors/0/code").asText()).isEqualTo("LINE_ID_INVALID");
        assertThat(twice.json().at("/errors/0/pointer").asText()).isEqualTo("/lines/1/id");
        assertThat(created.json().at("/errors/0/code").asText()).isEqualTo("FIELD_READ_ONLY");
    }

    @Test
    void theCurrencyChangesOnlyTogetherWithAllLines() throws Exception {
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO organization_currencies (organization_id, id, currency_code)"
                                + " VALUES (?, ?, 'AUD')",
                        firm.organization().id(),
                        Ids.next());
        String fresh = "{\"description\":\"Audit\",\"quantity\":\"2\",\"unitPrice\":\"100\"}";

        Api.Answer alone = patch(api, etag(), "{\"currency\":\"AUD\",\"fxRate\":\"1.1\"}");
        Api.Answer mixed =
                patch(api, etag(), "{\"currency\":\"AUD\",\"fxRate\":\"1.1\",\"lines\":[" + known(0, "") + "]}");
        JsonNode changed = change("{\"currency\":\"AUD\",\"fxRate\":\"1.1\",\"lines\":[" + fresh + "]}");

        assertThat(alone.problem()).as(alone.toString()).isEqualTo("CURRENCY_LOCKED");
        assertThat(mixed.problem()).isEqualTo("CURRENCY_LOCKED");
        assertThat(changed.path("currency").asText()).isEqualTo("AUD");
        assertThat(changed.at("/baseTotals/netTotal").asText()).isEqualTo("220.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status = 'pending'|QUOTE_NOT_EDITABLE",
                "status = 'cancelled', cancelled_at = now()|QUOTE_IMMUTABLE",
            })
    void annotationsChangeInAnyStatusAndContentDoesNot(String status, String code) throws Exception {
        firm.organization()
                .database()
                .execute(
                        "UPDATE quotes SET " + status + " WHERE organization_id = ?",
                        firm.organization().id());

        Api.Answer content = patch(api, etag(), "{\"title\":\"Another audit\"}");
        Api.Answer gone = api.with("If-Match", etag()).delete(path);
        Api.Answer annotation = patch(api, etag(), "{\"internalNotes\":\"Call first\",\"metadata\":{\"tour\":true}}");

        assertThat(content.status()).isEqualTo(409);
        assertThat(content.problem()).isEqualTo(code);
        assertThat(gone.problem()).isEqualTo("QUOTE_NOT_DELETABLE");
        assertThat(annotation.status()).as(annotation.toString()).isEqualTo(200);
        assertThat(annotation.json().path("internalNotes").asText()).isEqualTo("Call first");
        assertThat(annotation.json().path("etag").asText()).startsWith("\"1-");
    }

    @Test
    void aDraftThatWasNeverSentIsDeletedAndItsNumberStaysUsed() throws Exception {
        Api.Answer answer = api.with("If-Match", etag()).delete(path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(api.get(path).problem()).isEqualTo("QUOTE_NOT_FOUND");
        assertThat(patch(api, etag(), "{}").problem()).isEqualTo("QUOTE_NOT_FOUND");
        assertThat(api.post(QUOTES, firm.quote(Firm.exampleLines()))
                        .json()
                        .path("quoteNumber")
                        .asText())
                .endsWith("-0002");
    }

    private JsonNode change(String body) {
        Api.Answer answer = patch(api, read().path("etag").asText(), body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains(answer.json().path("etag").asText());
        return answer.json();
    }

    private Api.Answer patch(Api caller, String etag, String body) {
        return caller.with("If-Match", etag).patch(path, body);
    }

    private JsonNode read() {
        return api.get(path).json();
    }

    private String etag() {
        return quote.path("etag").asText();
    }

    private String lineId(int index) {
        return quote.at("/lines/" + index + "/id").asText();
    }

    /** A line of the draft as it is, by its id, with something more said of it. */
    private String known(int index, String more) {
        JsonNode line = quote.path("lines").path(index);
        return "{\"id\":%s,\"description\":%s,\"quantity\":%s%s}"
                .formatted(
                        line.path("id"),
                        line.path("description"),
                        line.path("quantity"),
                        more.isEmpty() ? "" : "," + more);
    }
}
