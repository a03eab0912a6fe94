package com.pivotalflow.ratecard;

import static com.pivotalflow.ratecard.PriceLists.CARDS;
import static com.pivotalflow.ratecard.PriceLists.card;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rate cards are carried forward. */
@OnRealServer
@ExtendWith(QuietServer.class)
class RateCardCopyIT {

    /**
     * Tenant, card, prices, new card, new prices, audit entry; for the key: lock, look-up, store. The driver splits one
     * batch of prices into statements of 1, 2, 4 … 128 rows, which are counted as one.
     */
    private static final int COPY = 9;

    private final Database database = TestServer.MAIN.database();

    private PriceLists lists;
    private Api api;
    private UUID audit;

    @BeforeEach
    void open() throws Exception {
        lists = PriceLists.open();
        api = lists.api();
        audit = lists.category("Audit");
    }

    @Test
    void pricesThatReachTheNewPeriodAreCarriedForwardAndRaised() throws Exception {
        Map<String, Object> body = card("Standard", "NZD", "2026-01-01", "2026-12-31");
        body.put("description", "What we ask of everybody.");
        body.put("metadata", Map.of("region", "north"));
        String card = lists.newCard(body);
        String items = card + "/items";
        UUID senior = lists.role("senior");
        item(items, "ENDED", "", "2026-06-30", "100", Map.of("unit", "ended"));
        item(items, "OPEN", "", "", "141.75", Map.<String, Object>of("roleId", senior, "unitCost", "60.5"));
        item(items, "LASTING", "2026-07-01", "2026-12-31", "0.000001", Map.of("unit", "lasting"));
        item(items, "RETIRED", "", "", "1", Map.<String, Object>of("unit", "retired", "isActive", false));

        JsonNode copy = lists.made(
                card + "/copy",
                Map.of("name", "Next", "revision", "2", "effectiveFrom", "2027-01-01", "upliftPercent", "3.333333"));

        assertThat(copy.path("revision").asText()).isEqualTo("2");
        assertThat(copy.path("description").asText()).isEqualTo("What we ask of everybody.");
        assertThat(copy.at("/metadata/region").asText()).isEqualTo("north");
        assertThat(copy.path("effectiveFrom").asText()).isEqualTo("2027-01-01");
        assertThat(copy.has("effectiveUntil")).isFalse();
        assertThat(copy.path("isDefault").asBoolean(true)).isFalse();
        assertThat(prices(copy))
                .containsExactlyInAnyOrder("OPEN 146.475 60.50 2027-01-01 ", "LASTING 0.000001 - 2027-01-01 ");
        assertThat(prices(api.get(card).json())).hasSize(4).contains("OPEN 141.75 60.50 2026-01-01 ");
        assertThat(lists.trail(copy.path("id").asText()))
                .singleElement()
                .asString()
                .startsWith("rate_cards.copy|null|")
                .contains(
                        "\"copiedFrom\": \"" + card.substring(CARDS.length() + 1) + "\"",
                        "\"upliftPercent\": \"3.333333\"",
                        "\"items\": 2");
    }

    @Test
    void withinThePeriodOfTheOldCardLaterPricesKeepTheirDays() throws Exception {
        String card = lists.newCard(card("Standard", "NZD", "2026-01-01", "2026-12-31"));
        item(card + "/items", "A", "", "2026-06-30", "100", Map.of());
        item(card + "/items", "A", "2026-07-01", "2026-09-30", "110", Map.of());
        item(card + "/items", "A", "2026-10-01", "", "120", Map.of());

        JsonNode copy = lists.made(card + "/copy", Map.of("name", "Copy", "effectiveFrom", "2026-04-01"));

        assertThat(prices(copy))
                .containsExactlyInAnyOrder(
                        "A 100.00 - 2026-04-01 2026-06-30",
                        "A 110.00 - 2026-07-01 2026-09-30",
                        "A 120.00 - 2026-10-01 ");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-31, 2027-01-01, true", "2026-12-31, 2026-12-31, false", "'', 2027-01-01, false"})
    void theCopyOfADefaultIsOneIfTheOldCardHasEnded(String until, String from, boolean isDefault) {
        Map<String, Object> body = card("Standard", "NZD", "2026-01-01", until);
        body.put("isDefault", true);
        String card = lists.newCard(body);

        JsonNode copy = lists.made(card + "/copy", Map.<String, Object>of("name", "Next", "effectiveFrom", from));
        JsonNode second = lists.made(card + "/copy", Map.<String, Object>of("name", "Second", "effectiveFrom", from));

        assertThat(copy.path("isDefault").asBoolean(!isDefault)).isEqualTo(isDefault);
        assertThat(second.path("isDefault").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "-100.1, NUMBER_OUT_OF_RANGE",
        "1001, NUMBER_OUT_OF_RANGE",
        "1.0000001, SCALE_EXCEEDED",
        "100, NUMBER_OUT_OF_RANGE"
    })
    void aRiseThatCanNotBeIsRefusedAndLeavesNothing(String uplift, String code) throws Exception {
        String card = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        item(card + "/items", "DEAR", "", "", "999999999", Map.of());

        Api.Answer answer = api.post(
                card + "/copy",
                Map.<String, Object>of("name", "Next", "effectiveFrom", "2027-01-01", "upliftPercent", uplift));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/upliftPercent");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(lists.count("rate_cards")).isEqualTo(1);
    }

    @Test
    void everythingCanBecomeFree() throws Exception {
        String card = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        item(card + "/items", "DEAR", "", "", "137.40", Map.of());

        JsonNode copy = lists.made(
                card + "/copy",
                Map.<String, Object>of("name", "Free", "effectiveFrom", "2027-01-01", "upliftPercent", -100));

        assertThat(prices(copy)).containsExactly("DEAR 0.00 - 2027-01-01 ");
    }

    @Test
    void aCopyIsMadeOnceForEachKeyAndName() throws Exception {
        String card = lists.newCard(card("Standard", "NZD", "2026-01-01", ""));
        Map<String, Object> body = Map.of("name", "Next", "effectiveFrom", "2027-01-01");
        Api keyed = api.with("Idempotency-Key", "copy-" + Ids.next());

        Api.Answer first = keyed.post(card + "/copy", body);
        Api.Answer again = keyed.post(card + "/copy", body);
        Api.Answer other = api.post(card + "/copy", body);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(other.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(api.post(CARDS + "/" + Ids.next() + "/copy", body).problem()).isEqualTo("RATE_CARD_NOT_FOUND");
        assertThat(lists.count("rate_cards")).isEqualTo(2);
    }

    @Test
    void copyingTakesTheSameNumberOfStatementsWhateverTheNumberOfPrices() throws Exception {
        String small = lists.newCard(card("Small", "NZD", "2026-01-01", ""));
        String large = lists.newCard(card("Large", "NZD", "2026-01-01", ""));
        item(small + "/items", "A", "", "", "137.40", Map.of());
        database.execute(
                "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code, service_category_id,"
                        + " unit, base_rate, tax_class_id, effective_from)"
                        + " SELECT ?, gen_random_uuid(), CAST(? AS uuid), 'NZD', ?, 'unit ' || n, n, ?, DATE '2026-01-01'"
                        + " FROM generate_series(1, 200) AS n",
                lists.organization().id(),
                large.substring(CARDS.length() + 1),
                audit,
                lists.organization().standardTaxClass());
        lists.made(small + "/copy", Map.of("name", "Warm up", "effectiveFrom", "2027-01-01"));

        for (String card : List.of(small, large)) {
            database.resetStatements();
            JsonNode copy = lists.made(
                    card + "/copy",
                    Map.of("name", "Copy " + card, "effectiveFrom", "2027-01-01", "upliftPercent", "2.5"));
            List<String> statements = database.statements();
            List<String> others = statements.stream()
                    .filter(statement -> !statement.startsWith("insert into rate_card_items"))
                    .toList();

            assertThat(others).as(card).hasSize(COPY - 1);
            assertThat(statements).as(card).hasSizeGreaterThan(others.size()).hasSizeLessThan(others.size() + 9);
            assertThat(database.number(
                            "SELECT count(*) FROM rate_card_items WHERE rate_card_id = CAST(? AS uuid)",
                            copy.path("id").asText()))
                    .isEqualTo(card.equals(small) ? 1 : 200);
        }
    }

    private void item(String items, String code, String from, String until, String rate, Map<String, Object> more) {
        Map<String, Object> item = new HashMap<>(PriceLists.item(audit, rate));
        item.put("itemCode", code);
        if (!from.isEmpty()) {
            item.put("effectiveFrom", from);
        }
        if (!until.isEmpty()) {
            item.put("effectiveUntil", until);
        }
        item.putAll(more);
        lists.made(items, item);
    }

    /** Code, rate, cost, first and last day of each price. */
    private List<String> prices(JsonNode card) {
        List<String> prices = new ArrayList<>();
        api.get(CARDS + "/" + card.path("id").asText() + "/items")
                .json()
                .path("items")
                .forEach(item -> prices.add(String.join(
                        " ",
                        item.path("itemCode").asText(),
                        item.path("baseRate").asText(),
                        item.path("unitCost").asText("-"),
                        item.path("effectiveFrom").asText(),
                        item.path("effectiveUntil").asText())));
        return prices;
    }
}
