package com.pivotalflow.ratecard;

import static com.pivotalflow.ratecard.PriceLists.CARDS;
import static com.pivotalflow.ratecard.PriceLists.card;
import static com.pivotalflow.ratecard.PriceLists.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate cards are made, changed and removed over HTTP. */
@OnRealServer
class RateCardChangesIT {

    private PriceLists lists;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        lists = PriceLists.open();
        api = lists.api();
    }

    @Test
    void aCardBeginsWithWhatItDoesNotSay() throws Exception {
        Api.Answer answer = api.post(CARDS, card("Standard", "NZD", "2026-01-01", ""));

        JsonNode card = answer.json();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .contains(CARDS + "/" + card.path("id").asText());
        assertThat(answer.header("ETag")).contains(card.path("etag").asText());
        assertThat(card.path("revision").asText()).isEqualTo("1.0");
        assertThat(card.path("isDefault").asBoolean(true)).isFalse();
        assertThat(card.path("isActive").asBoolean()).isTrue();
        assertThat(card.has("effectiveUntil")).isFalse();
        assertThat(api.get(CARDS + "/" + card.path("id").asText()).json()).isEqualTo(card);
        assertThat(lists.trail(card.path("id").asText()))
                .singleElement()
                .asString()
                .startsWith("rate_cards.create|null|")
                .contains("Standard");
    }

    @Test
    void aRepeatedRequestMakesOneCard() throws Exception {
        Api keyed = api.with("Idempotency-Key", "card-" + Ids.next());

        Api.Answer first = keyed.post(CARDS, card("Standard", "NZD", "2026-01-01", ""));
        Api.Answer again = keyed.post(CARDS, card("Standard", "NZD", "2026-01-01", ""));

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(lists.count("rate_cards")).isEqualTo(1);
        assertThat(api.withoutKey()
                        .post(CARDS, card("Other", "NZD", "2026-01-01", ""))
                        .problem())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "S, NZD, 2026-01-01, '', /name LENGTH",
        "Standard, XXX, 2026-01-01, '', /currency CURRENCY_UNSUPPORTED",
        "Standard, EUR, 2026-01-01, '', /currency CURRENCY_UNSUPPORTED",
        "Standard, nzd, 2026-01-01, '', /currency CURRENCY_UNSUPPORTED",
        "Standard, NZD, 2026-01-02, 2026-01-01, /effectiveUntil VALIDITY_ORDER",
        "Standard, NZD, tomorrow, '', /effectiveFrom FORMAT"
    })
    void whatIsWrongWithACardIsNamed(String name, String currency, String from, String until, String error)
            throws Exception {
        Api.Answer answer = api.post(CARDS, card(name, currency, from, until));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(error);
        assertThat(lists.count("rate_cards")).isZero();
    }

    @Test
    void nameAndRevisionAreGivenOnceWithoutRegardToCase() {
        lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        Map<String, Object> second = card("STANDARD", "USD", "2026-01-01", "");

        Api.Answer refused = api.post(CARDS, second);
        second.put("revision", "2.0");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(api.post(CARDS, second).status()).isEqualTo(201);
    }

    @Test
    void aPatchChangesWhatItNamesAndLeavesOneEntry() throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", "2026-12-31"));

        Api.Answer changed = lists.tagged(address).patch(address, "{\"name\":\"Usual\",\"effectiveUntil\":null}");
        Api.Answer same = lists.tagged(address).patch(address, "{\"name\":\"Usual\",\"revision\":null}");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("name").asText()).isEqualTo("Usual");
        assertThat(changed.json().has("effectiveUntil")).isFalse();
        assertThat(changed.json().path("effectiveFrom").asText()).isEqualTo("2026-01-01");
        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(lists.trail(changed.json().path("id").asText()))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("rate_cards.update|")
                .contains("Standard", "Usual", "2026-12-31")
                .doesNotContain("2026-01-01");
    }

    @Test
    void theCurrencyIsFixedOnceThereArePrices() throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));

        Api.Answer free = lists.tagged(address).patch(address, Map.of("currency", "USD"));
        lists.made(address + "/items", item(lists.category("Audit"), "100"));
        Api.Answer fixed = lists.tagged(address).patch(address, Map.of("currency", "NZD"));

        assertThat(free.json().path("currency").asText()).isEqualTo("USD");
        assertThat(fixed.status()).as(fixed.toString()).isEqualTo(409);
        assertThat(fixed.problem()).isEqualTo("CURRENCY_LOCKED");
        assertThat(api.get(address).json().path("currency").asText()).isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({
        "effectiveFrom, 2026-02-01, /effectiveFrom",
        "effectiveUntil, 2026-05-31, /effectiveUntil",
        "effectiveUntil, 2026-06-30, ''",
        "effectiveFrom, 2025-01-01, ''"
    })
    void aCardHasRoomForItsPrices(String member, String day, String pointer) throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", "2026-12-31"));
        Map<String, Object> item = item(lists.category("Audit"), "100");
        item.put("effectiveUntil", "2026-06-30");
        lists.made(address + "/items", item);

        Api.Answer answer = lists.tagged(address).patch(address, Map.of(member, day));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(pointer.isEmpty() ? 200 : 422);
        assertThat(answer.problem()).isEqualTo(pointer.isEmpty() ? "" : "RATE_OUTSIDE_CARD");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void oneDefaultOfACurrencyIsInForceOnADay() {
        Map<String, Object> first = card("First", "NZD", "2026-01-01", "2026-12-31");
        Map<String, Object> second = card("Second", "NZD", "2026-12-31", "");
        Map<String, Object> dollars = card("Dollars", "USD", "2026-01-01", "");
        List.of(first, second, dollars).forEach(card -> card.put("isDefault", true));
        lists.newCard(first);

        Api.Answer refused = api.post(CARDS, second);
        lists.newCard(dollars);
        second.put("effectiveFrom", "2027-01-01");
        String next = lists.newCard(second);
        Api.Answer moved = lists.tagged(next).patch(next, Map.of("effectiveFrom", "2026-07-01"));

        for (Api.Answer answer : List.of(refused, moved)) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("RATE_DEFAULT_OVERLAP");
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/isDefault");
        }
        assertThat(lists.tagged(next)
                        .patch(next, Map.<String, Object>of("effectiveFrom", "2026-07-01", "isActive", false))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofManyAtOnceOneBecomesTheDefault() throws Exception {
        List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, 6)
                .mapToObj(number -> {
                    Map<String, Object> card = card("Card " + number, "NZD", "2026-01-01", "");
                    card.put("isDefault", true);
                    return CompletableFuture.supplyAsync(() -> api.post(CARDS, card));
                })
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).map(answer -> answer.status() + answer.problem()))
                .containsOnlyOnce("201")
                .filteredOn("409RATE_DEFAULT_OVERLAP"::equals)
                .hasSize(5);
        assertThat(lists.count("rate_cards")).isEqualTo(1);
    }

    @Test
    void aCardThatNoQuoteNamesGoesWithItsPrices() throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        lists.made(address + "/items", item(lists.category("Audit"), "100"));

        Api.Answer deleted = lists.tagged(address).delete(address);

        assertThat(deleted.status()).as(deleted.toString()).isEqualTo(204);
        assertThat(api.get(address).problem()).isEqualTo("RATE_CARD_NOT_FOUND");
        assertThat(lists.count("rate_card_items")).isZero();
        assertThat(lists.trail(address.substring(CARDS.length() + 1)).get(0)).startsWith("rate_cards.delete|");
    }

    @Test
    void aCardThatAQuoteWasPricedByStays() throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        Map<String, Object> item = item(lists.category("Audit"), "100");
        item.put("itemCode", "AUDIT");
        String price = address + "/items/"
                + lists.made(address + "/items", item).path("id").asText();
        lists.made(
                "/api/v1/quotes",
                Map.<String, Object>of(
                        "customerId",
                        lists.organization().customer("Tūī Freight Ltd"),
                        "title",
                        "Warehouse audit",
                        "validFrom",
                        "2026-05-01",
                        "validUntil",
                        "2026-05-31",
                        "lines",
                        List.of(Map.of("description", "Audit", "quantity", "1", "itemCode", "AUDIT"))));

        for (String used : List.of(price, address)) {
            Api.Answer refused = lists.tagged(used).delete(used);

            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("RESOURCE_IN_USE");
        }
        assertThat(lists.tagged(price).patch(price, Map.of("isActive", false)).status())
                .isEqualTo(200);
    }

    @Test
    void activeCardsAreListedInTheOrderInWhichTheyAreTried() throws Exception {
        Map<String, Object> usual = card("Usual", "NZD", "2025-01-01", "2026-12-31");
        usual.put("isDefault", true);
        Map<String, Object> retired = card("Retired", "NZD", "2026-01-01", "");
        retired.put("isActive", false);
        List.of(
                        card("Older", "NZD", "2024-01-01", ""),
                        usual,
                        retired,
                        card("Newer", "NZD", "2026-05-01", ""),
                        card("Dollars", "USD", "2026-01-01", ""))
                .forEach(lists::newCard);

        assertThat(activeNames("2026-05-01")).containsExactly("Usual", "Newer", "Older");
        assertThat(activeNames("2026-04-30")).containsExactly("Usual", "Older");
        assertThat(activeNames("2027-01-01")).containsExactly("Newer", "Older");
        assertThat(activeNames("2023-12-31")).isEmpty();
        Api.Answer without = api.get(CARDS + "/active?date=2026-05-01");
        assertThat(without.status()).as(without.toString()).isEqualTo(400);
        assertThat(without.problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(without.json().at("/errors/0/pointer").asText()).isEqualTo("query:currency");
    }

    @Test
    void eachChangeNeedsItsOwnPermission() throws Exception {
        String address = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        Api viewer = lists.as("rate_cards.view", "rate_cards.view_rate_cards").with("If-Match", "\"0-0\"");
        Api creator = lists.as("rate_cards.create").with("If-Match", "\"0-0\"");
        Api updater = lists.as("rate_cards.update").with("If-Match", "\"0-0\"");

        assertThat(viewer.post(CARDS, card("Other", "NZD", "2026-01-01", "")).problem())
                .isEqualTo("PERMISSION_DENIED");
        assertThat(viewer.patch(address, Map.of("name", "Other")).status()).isEqualTo(403);
        assertThat(viewer.delete(address).status()).isEqualTo(403);
        assertThat(creator.patch(address, Map.of("name", "Other")).status()).isEqualTo(403);
        assertThat(updater.delete(address).status()).isEqualTo(403);
        assertThat(updater.post(address + "/copy", Map.of("name", "Copy", "effectiveFrom", "2027-01-01"))
                        .status())
                .isEqualTo(403);
        assertThat(creator.post(CARDS, card("Other", "NZD", "2026-01-01", "")).status())
                .isEqualTo(201);
        assertThat(updater.patch(address, Map.of("name", "Another")).status()).isEqualTo(200);
    }

    private List<String> activeNames(String date) {
        return api.get(CARDS + "/active?currency=NZD&date=" + date)
                .json()
                .path("items")
                .findValuesAsText("name");
    }
}
