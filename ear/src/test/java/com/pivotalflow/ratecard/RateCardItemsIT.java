package com.pivotalflow.ratecard;

import static com.pivotalflow.ratecard.PriceLists.CARDS;
import static com.pivotalflow.ratecard.PriceLists.card;
import static com.pivotalflow.ratecard.PriceLists.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of rate cards are added, changed and removed over HTTP, and lines are priced by them. */
@OnRealServer
class RateCardItemsIT {

    private PriceLists lists;
    private Api api;
    private String items;
    private UUID audit;

    @BeforeEach
    void openWithACard() throws Exception {
        lists = PriceLists.open();
        api = lists.api();
        items = lists.newCard(card("Standard", "NZD", "2026-01-01", "2026-12-31")) + "/items";
        audit = lists.category("Audit");
    }

    @Test
    void aPriceBeginsWithWhatItDoesNotSay() throws Exception {
        Api.Answer answer = api.post(items, item(audit, "137.4"));

        JsonNode item = answer.json();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .contains(items + "/" + item.path("id").asText());
        assertThat(item.path("baseRate").asText()).isEqualTo("137.40");
        assertThat(item.path("unit").asText()).isEqualTo("hour");
        assertThat(item.path("effectiveFrom").asText()).isEqualTo("2026-01-01");
        assertThat(item.has("effectiveUntil")).isFalse();
        assertThat(item.path("taxClass").asText()).isEqualTo("STANDARD");
        assertThat(item.path("isActive").asBoolean()).isTrue();
        assertThat(api.get(items + "/" + item.path("id").asText()).json()).isEqualTo(item);
        assertThat(lists.trail(item.path("id").asText()))
                .singleElement()
                .asString()
                .startsWith("rate_card_items.create|null|")
                .contains("137.40");
    }

    @ParameterizedTest
    @CsvSource({
        "baseRate, -0.01, /baseRate PRICE_NEGATIVE",
        "baseRate, 1000000000, /baseRate NUMBER_OUT_OF_RANGE",
        "baseRate, 0.0000001, /baseRate SCALE_EXCEEDED",
        "unitCost, -1, /unitCost COST_NEGATIVE",
        "taxClass, LUXURY, /taxClass TAX_CLASS_UNKNOWN",
        "serviceCategoryId, 0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02, /serviceCategoryId REFERENCE_NOT_FOUND",
        "roleId, 0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02, /roleId REFERENCE_NOT_FOUND",
        "effectiveUntil, 2025-12-31, /effectiveUntil VALIDITY_ORDER",
        "effectiveFrom, 2025-12-31, /effectiveFrom RATE_OUTSIDE_CARD",
        "effectiveFrom, 2027-01-01, /effectiveFrom RATE_OUTSIDE_CARD",
        "effectiveUntil, 2027-01-01, /effectiveUntil RATE_OUTSIDE_CARD"
    })
    void whatIsWrongWithAPriceIsNamed(String member, String value, String error) throws Exception {
        Map<String, Object> item = item(audit, "100");
        item.put(member, value);

        Api.Answer answer = api.post(items, item);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem())
                .isEqualTo(error.endsWith("RATE_OUTSIDE_CARD") ? "RATE_OUTSIDE_CARD" : "VALIDATION_FAILED");
        assertThat(answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(error);
        assertThat(lists.count("rate_card_items")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "999999999, 999999999.00", "0.000001, 0.000001"})
    void aPriceAtItsBoundIsTaken(String rate, String shown) {
        assertThat(lists.made(items, item(audit, rate)).path("baseRate").asText())
                .isEqualTo(shown);
    }

    @Test
    void pricesForTheSameDoNotOverlap() throws Exception {
        UUID senior = lists.role("senior");
        Map<String, Object> first = item(audit, "100");
        first.put("effectiveUntil", "2026-06-30");
        first.put("itemCode", "AUDIT");
        lists.made(items, first);

        Map<String, Object> same = item(audit, "110");
        same.put("effectiveFrom", "2026-06-30");
        Map<String, Object> code = item(lists.category("Other"), "110");
        code.put("itemCode", "AUDIT");

        refuse(api.post(items, same), "/effectiveFrom");
        refuse(api.post(items, code), "/itemCode");
        same.put("isActive", false);
        lists.made(items, same);
        same.put("isActive", true);
        same.put("roleId", senior);
        lists.made(items, same);
        same.put("unit", "day");
        lists.made(items, same);
        same.remove("roleId");
        same.put("unit", "hour");
        same.put("effectiveFrom", "2026-07-01");
        JsonNode next = lists.made(items, same);
        String address = items + "/" + next.path("id").asText();
        refuse(lists.tagged(address).patch(address, Map.of("effectiveFrom", "2026-06-01")), "/effectiveFrom");
        assertThat(api.get(address).json()).isEqualTo(next);
    }

    @Test
    void ofManyAtOnceOnePriceIsTaken() throws Exception {
        List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, 6)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> api.post(items, item(audit, "10" + number))))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(answer -> answer.status() + answer.problem()))
                .containsOnlyOnce("201")
                .filteredOn("409RATE_PERIOD_OVERLAP"::equals)
                .hasSize(5);
        assertThat(lists.count("rate_card_items")).isEqualTo(1);
    }

    @Test
    void aPatchChangesWhatItNamesAndLeavesOneEntry() throws Exception {
        Map<String, Object> body = item(audit, "100");
        body.put("unitCost", "60.125");
        body.put("itemCode", "AUDIT");
        JsonNode item = lists.made(items, body);
        String address = items + "/" + item.path("id").asText();

        Api.Answer changed = lists.tagged(address).patch(address, "{\"baseRate\":120.5,\"itemCode\":null}");
        Api.Answer same = lists.tagged(address)
                .patch(address, "{\"baseRate\":\"120.50\",\"unit\":null,\"taxClass\":null,\"effectiveFrom\":null}");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("baseRate").asText()).isEqualTo("120.50");
        assertThat(changed.json().path("unitCost").asText()).isEqualTo("60.125");
        assertThat(changed.json().has("itemCode")).isFalse();
        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(lists.trail(item.path("id").asText()))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("rate_card_items.update|")
                .contains("100.00", "120.50")
                .doesNotContain("60.125");
    }

    @Test
    void aPriceThatNothingUsesIsRemoved() throws Exception {
        JsonNode item = lists.made(items, item(audit, "100"));
        String address = items + "/" + item.path("id").asText();

        assertThat(api.with("If-Match", "\"7-c\"").delete(address).problem()).isEqualTo("ETAG_MISMATCH");
        assertThat(lists.tagged(address).delete(address).status()).isEqualTo(204);
        assertThat(api.get(address).problem()).isEqualTo("RATE_CARD_ITEM_NOT_FOUND");
        assertThat(lists.trail(item.path("id").asText()).get(0)).startsWith("rate_card_items.delete|");
    }

    @Test
    void aPriceIsFoundOnItsOwnCardOnly() throws Exception {
        String id = lists.made(items, item(audit, "100")).path("id").asText();
        String other = lists.newCard(card("Other", "NZD", "2026-01-01", "")) + "/items/" + id;

        assertThat(api.get(other).problem()).isEqualTo("RATE_CARD_ITEM_NOT_FOUND");
        assertThat(api.with("If-Match", "\"0-c\"").delete(other).status()).isEqualTo(404);
        assertThat(api.with("If-Match", "\"0-c\"")
                        .patch(other, Map.of("baseRate", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(api.post(CARDS + "/" + Ids.next() + "/items", item(audit, "1"))
                        .problem())
                .isEqualTo("RATE_CARD_NOT_FOUND");
    }

    @Test
    void whoMayNotSeeCostsNeitherStatesNorLosesThem() throws Exception {
        Api blind = lists.as("rate_cards.view", "rate_cards.update");
        Map<String, Object> body = item(audit, "100");
        body.put("unitCost", "60");
        String address = items + "/" + lists.made(items, body).path("id").asText();
        Map<String, Object> second = item(lists.category("Other"), "100");
        second.put("unitCost", "1");

        Api.Answer seen = blind.get(address);
        Api tagged = blind.with("If-Match", seen.header("ETag").orElseThrow());
        Api.Answer stated = blind.post(items, second);
        Api.Answer removed = tagged.patch(address, "{\"unitCost\":null}");
        Api.Answer changed = tagged.patch(address, Map.of("baseRate", "101"));

        assertThat(seen.json().has("unitCost")).isFalse();
        assertThat(stated.status()).as(stated.toString()).isEqualTo(403);
        assertThat(stated.problem()).isEqualTo("PERMISSION_DENIED");
        assertThat(stated.json().at("/errors/0/pointer").asText()).isEqualTo("/unitCost");
        // What is not seen is nothing that could be removed: the patch names a member that has a value.
        assertThat(removed.status()).as(removed.toString()).isEqualTo(403);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.text()).doesNotContain("unitCost");
        assertThat(api.get(address).json().path("unitCost").asText()).isEqualTo("60.00");
    }

    @Test
    void eachChangeNeedsThePermissionOfTheCard() throws Exception {
        String address =
                items + "/" + lists.made(items, item(audit, "100")).path("id").asText();
        Api other = lists.as("rate_cards.view", "rate_cards.create", "rate_cards.delete")
                .with("If-Match", "\"0-0\"");

        assertThat(other.post(items, item(audit, "100")).status()).isEqualTo(403);
        assertThat(other.patch(address, Map.of("baseRate", "1")).status()).isEqualTo(403);
        assertThat(other.delete(address).status()).isEqualTo(403);
    }

    /** The fixture and the table of the specification, with cards made over HTTP. */
    @Test
    void linesArePricedAsTheSpecificationSays() throws Exception {
        UUID development = lists.category("Development");
        UUID design = lists.category("Design");
        UUID senior = lists.role("senior");
        UUID junior = lists.role("junior");
        Map<String, Object> usual = card("Usual", "NZD", "2026-01-01", "2026-12-31");
        usual.put("isDefault", true);
        String standard = lists.newCard(usual);
        lists.made(standard + "/items", with(item(audit, "152.50"), "itemCode", "ENG-HR"));
        lists.made(standard + "/items", with(item(development, "189"), "roleId", senior));
        lists.made(standard + "/items", item(development, "141.75"));
        String legacy = lists.newCard(card("Legacy", "NZD", "2025-07-01", "2026-03-31"));
        lists.made(legacy + "/items", with(item(audit, "1120"), "itemCode", "QA-DAY"));
        String offshore = lists.newCard(card("Offshore", "USD", "2026-01-01", "2026-12-31"));
        lists.made(offshore + "/items", with(item(audit, "95"), "itemCode", "ENG-HR"));
        Map<String, Object> stated = Map.of("unitPrice", "175");
        Map<String, Object> all =
                Map.<String, Object>of("itemCode", "ENG-HR", "serviceCategoryId", development, "roleId", senior);
        Map<String, Object> code = Map.of("itemCode", "ENG-HR");
        Map<String, Object> day = Map.of("itemCode", "QA-DAY");
        Api pricing = lists.as("rate_cards.view", "quotes.override_price");

        assertThat(priced(pricing, "2026-03-31", "NZD", stated)).as("P1").isEqualTo("175.00 explicit");
        assertThat(priced(api, "2026-03-31", "NZD", stated))
                .as("P2")
                .isEqualTo("PRICE_OVERRIDE_FORBIDDEN /lines/0/unitPrice PRICE_OVERRIDE_FORBIDDEN");
        assertThat(priced(api, "2026-03-31", "NZD", all)).as("P3").isEqualTo("152.50 item_code");
        assertThat(priced(
                        api,
                        "2026-03-31",
                        "NZD",
                        Map.<String, Object>of("serviceCategoryId", development, "roleId", senior)))
                .as("P4")
                .isEqualTo("189.00 category_role");
        assertThat(priced(
                        api,
                        "2026-03-31",
                        "NZD",
                        Map.<String, Object>of("serviceCategoryId", development, "roleId", junior)))
                .as("P4")
                .isEqualTo("141.75 category");
        assertThat(priced(api, "2026-03-31", "NZD", Map.of("serviceCategoryId", development)))
                .as("P4")
                .isEqualTo("141.75 category");
        assertThat(priced(
                        api,
                        "2026-03-31",
                        "NZD",
                        Map.<String, Object>of("itemCode", "ENG-HX", "serviceCategoryId", development)))
                .as("P5")
                .isEqualTo("PRICE_UNRESOLVED /lines/0/itemCode RATE_ITEM_NOT_FOUND");
        assertThat(priced(api, "2026-03-31", "NZD", day)).as("P6").isEqualTo("1120.00 item_code");
        assertThat(priced(api, "2026-04-01", "NZD", day))
                .as("P6")
                .isEqualTo("PRICE_UNRESOLVED /lines/0/itemCode RATE_ITEM_NOT_EFFECTIVE");
        assertThat(priced(api, "2026-03-31", "NZD", Map.of("serviceCategoryId", design)))
                .as("P8")
                .isEqualTo("PRICE_UNRESOLVED /lines/0/serviceCategoryId RATE_CATEGORY_NOT_FOUND");
        assertThat(priced(api, "2026-03-31", "NZD", Map.of()))
                .as("P8")
                .isEqualTo("PRICE_UNRESOLVED /lines/0 PRICE_SOURCE_MISSING");
        assertThat(priced(api, "2024-01-01", "NZD", code)).as("P9").endsWith("RATE_CARD_MISSING");
        lists.organization()
                .database()
                .execute(
                        "INSERT INTO organization_currencies (organization_id, id, currency_code) VALUES (?, ?, 'EUR')",
                        lists.organization().id(),
                        Ids.next());
        assertThat(priced(api, "2026-03-31", "EUR", code)).as("P7").endsWith("RATE_CURRENCY_MISMATCH");
        assertThat(lists.tagged(legacy).patch(legacy, Map.of("isActive", false)).status())
                .isEqualTo(200);
        assertThat(resolve(api, "2026-03-31", "NZD", day, legacy)
                        .json()
                        .at("/errors/0")
                        .toString())
                .as("P9")
                .contains("/rateCardId", "RATE_CARD_NOT_EFFECTIVE");
    }

    private static Map<String, Object> with(Map<String, Object> item, String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(item);
        more.put(member, value);
        return more;
    }

    private static String priced(Api caller, String day, String currency, Map<String, Object> line) {
        Api.Answer answer = resolve(caller, day, currency, line, "");
        JsonNode found = answer.json().at("/lines/0");
        JsonNode error = answer.json().at("/errors/0");
        return answer.status() == 200
                ? found.path("unitPrice").asText() + " " + found.path("rule").asText()
                : answer.problem() + " " + error.path("pointer").asText() + " "
                        + error.path("code").asText();
    }

    private static Api.Answer resolve(Api caller, String day, String currency, Map<String, Object> line, String card) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("validFrom", day);
        body.put("currency", currency);
        body.put("lines", List.of(line));
        if (!card.isEmpty()) {
            body.put("rateCardId", card.substring(CARDS.length() + 1));
        }
        return caller.post(CARDS + "/resolve", body);
    }

    private static void refuse(Api.Answer answer, String pointer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("RATE_PERIOD_OVERLAP");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }
}
