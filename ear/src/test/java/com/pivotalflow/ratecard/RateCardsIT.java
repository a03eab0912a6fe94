package com.pivotalflow.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rate cards, prices, categories, delivery roles and tax classes: list, read, price; nothing is written, so all tests
 * share one organization.
 */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateCardsIT {

    private static final String CARDS = "/api/v1/rate-cards";
    private static final String UNKNOWN = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    private TestOrganization organization;
    private UUID standard;
    private UUID foreign;
    private UUID category;
    private Api api;

    @BeforeAll
    void openAnOrganizationWithThreeCards() throws Exception {
        Database database = TestServer.MAIN.database();
        organization = TestOrganization.create(database);
        standard = card(organization, "Standard Rätes", "NZD", "2026-01-01", "2026-12-31", true, true);
        card(organization, "Legacy", "NZD", "2020-01-01", "", false, false);
        card(organization, "Offshore", "USD", "2026-01-01", "", false, true);
        category = Ids.next();
        for (String name : List.of("Écoute", "audit", "Zoning")) {
            database.execute(
                    "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, ?)",
                    organization.id(),
                    name.equals("audit") ? category : Ids.next(),
                    name);
        }
        for (String code : List.of("senior", "junior")) {
            database.execute(
                    "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, ?, ?)",
                    organization.id(),
                    Ids.next(),
                    code,
                    code);
        }
        item("AUDIT-HR", "137.4", "60.125");
        item("AUDIT DAY", "1000.123456", "");
        foreign = card(TestOrganization.create(database), "Foreign", "NZD", "2026-01-01", "", false, true);
        api = organization
                .user("rate_cards.view", "quotes.view_cost", "quotes.override_price", "tax_classes.view")
                .signIn(TestServer.MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "'', Standard Rätes;Legacy;Offshore",
        "currency=USD, Offshore",
        "isActive=true, Standard Rätes;Offshore",
        "isDefault=true, Standard Rätes",
        "effectiveOn=2026-12-31&currency=NZD, Standard Rätes;Legacy",
        "effectiveOn=2027-01-01, Legacy;Offshore",
        "effectiveOn=0001-01-01, ''",
        "q=RATES, Standard Rätes",
        "q=__, ''"
    })
    void filtersNarrowTheList(String query, String names) {
        JsonNode page =
                api.get(CARDS + "?sort=createdAt&includeTotal=true&" + query).json();

        List<String> expected = names.isEmpty() ? List.of() : List.of(names.split(";"));
        assertThat(values(page, "name")).isEqualTo(expected);
        assertThat(page.path("total").asInt(-1)).isEqualTo(expected.size());
    }

    @Test
    void aCardIsRead() {
        Api.Answer read = api.get(CARDS + "/" + standard);

        assertThat(read.json().path("currency").asText()).isEqualTo("NZD");
        assertThat(read.json().path("isDefault").asBoolean()).isTrue();
        assertThat(read.header("ETag")).contains(read.json().path("etag").asText());
    }

    @Test
    void whoMayOnlyPickACardSeesNamesAndDates() throws Exception {
        Api picking = organization.user("rate_cards.view_rate_cards").signIn(TestServer.MAIN);

        JsonNode card =
                picking.get(CARDS + "?sort=createdAt").json().path("items").get(0);

        assertThat(card.path("name").asText()).isEqualTo("Standard Rätes");
        assertThat(card.has("currency") || card.has("isDefault") || card.has("metadata"))
                .isFalse();
        assertThat(picking.get(CARDS + "/" + standard).status()).isEqualTo(403);
        assertThat(picking.get(CARDS + "/" + standard + "/items").problem()).isEqualTo("PERMISSION_DENIED");
    }

    @Test
    void pricesAreShownWithTheDecimalsTheyHave() {
        JsonNode page = items(api);

        assertThat(values(page, "itemCode")).containsExactlyInAnyOrder("AUDIT-HR", "AUDIT DAY");
        assertThat(values(page, "baseRate")).containsExactlyInAnyOrder("137.40", "1000.123456");
        assertThat(values(page, "unitCost")).containsExactlyInAnyOrder("60.125", "");
        assertThat(page.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void costsAreAbsentForThoseWhoMayNotSeeThem() throws Exception {
        JsonNode blind = items(organization.user("rate_cards.view").signIn(TestServer.MAIN));

        assertThat(blind.toString()).doesNotContain("unitCost").doesNotContain("60.125");
        assertThat(values(blind, "etag")).doesNotContainAnyElementsOf(values(items(api), "etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/items"})
    void aForeignCardIsAnsweredLikeOneThatDoesNotExist(String below) {
        Api.Answer answer = api.get(CARDS + "/" + foreign + below);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("RATE_CARD_NOT_FOUND");
        assertThat(answer.withoutTrace())
                .isEqualTo(api.get(CARDS + "/" + UNKNOWN + below).withoutTrace());
    }

    @Test
    void linesArePricedWithoutAQuote() {
        Api.Answer answer = resolve(
                Map.of("itemCode", "AUDIT DAY"),
                Map.of("serviceCategoryId", category, "unit", "AUDIT-HR unit"),
                Map.of("unitPrice", "99.9", "itemCode", "AUDIT-HR"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("lines"))
                .extracting(line -> line.path("unitPrice").asText() + " "
                        + line.path("rule").asText() + " "
                        + line.path("listUnitPrice").asText() + " "
                        + line.path("taxClass").asText() + " "
                        + line.path("taxRatePercent").asText())
                .containsExactly(
                        "1000.123456 item_code 1000.123456 STANDARD 15",
                        "137.40 category 137.40 STANDARD 15",
                        "99.90 explicit 137.40 STANDARD 15");
    }

    @Test
    void everyLineWithoutAPriceIsNamed() {
        Api.Answer answer = resolve(
                Map.of("itemCode", "audit day"), Map.of(), Map.of("serviceCategoryId", category, "unit", "week"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("PRICE_UNRESOLVED");
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .containsExactly(
                        "/lines/0/itemCode RATE_ITEM_NOT_FOUND",
                        "/lines/1 PRICE_SOURCE_MISSING",
                        "/lines/2/serviceCategoryId RATE_CATEGORY_NOT_FOUND");
    }

    @Test
    void aForeignCardPricesNothing() {
        Api.Answer answer = api.post(
                CARDS + "/resolve",
                Map.of(
                        "validFrom",
                        "2026-05-01",
                        "currency",
                        "NZD",
                        "rateCardId",
                        foreign,
                        "lines",
                        List.of(Map.of("itemCode", "AUDIT-HR"))));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/rateCardId");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("REFERENCE_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/service-categories, name, audit;Écoute;Zoning",
        "/api/v1/delivery-roles, code, junior;senior",
        "/api/v1/tax-classes, code, STANDARD"
    })
    void whatPricesAreMadeOfIsListed(String path, String member, String expected) {
        JsonNode page = api.get(path + "?includeTotal=true").json();
        List<String> one = values(api.get(path + "?limit=1").json(), member);

        List<String> all = List.of(expected.split(";"));
        assertThat(values(page, member)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(page.path("total").asInt()).isEqualTo(all.size());
        assertThat(one).containsExactly(values(page, member).get(0));
    }

    @Test
    void aTaxClassShowsItsRates() {
        JsonNode taxClass = api.get("/api/v1/tax-classes").json().path("items").get(0);

        assertThat(taxClass.path("kind").asText()).isEqualTo("standard");
        assertThat(taxClass.path("rates").toString())
                .isEqualTo("[{\"ratePercent\":\"15\",\"effectiveFrom\":\"2020-01-01\"}]");
    }

    @Test
    void listingNeedsItsPermission() throws Exception {
        Api other = organization.user("quotes.view").signIn(TestServer.MAIN);

        for (String path : List.of("rate-cards", "service-categories", "delivery-roles", "tax-classes")) {
            assertThat(other.get("/api/v1/" + path).status()).as(path).isEqualTo(403);
        }
        assertThat(other.post(CARDS + "/resolve", Map.of()).status()).isEqualTo(403);
    }

    @SafeVarargs
    private Api.Answer resolve(Map<String, Object>... lines) {
        return api.post(
                CARDS + "/resolve", Map.of("validFrom", "2026-05-01", "currency", "NZD", "lines", List.of(lines)));
    }

    private JsonNode items(Api caller) {
        return caller.get(CARDS + "/" + standard + "/items?includeTotal=true").json();
    }

    private static List<String> values(JsonNode page, String member) {
        List<String> values = new ArrayList<>();
        page.path("items").forEach(item -> values.add(item.path(member).asText()));
        return values;
    }

    private static UUID card(
            TestOrganization organization,
            String name,
            String currency,
            String from,
            String until,
            boolean isDefault,
            boolean isActive)
            throws Exception {
        UUID id = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from,"
                                + " effective_until, is_default, is_active)"
                                + " VALUES (?, ?, ?, ?, CAST(? AS date), CAST(nullif(?, '') AS date), ?, ?)",
                        organization.id(),
                        id,
                        name,
                        currency,
                        from,
                        until,
                        isDefault,
                        isActive);
        return id;
    }

    private void item(String code, String rate, String cost) throws Exception {
        organization
                .database()
                .execute(
                        "INSERT INTO rate_card_items (organization_id, id, rate_card_id, currency_code,"
                                + " service_category_id, item_code, unit, base_rate, unit_cost, tax_class_id,"
                                + " effective_from)"
                                + " VALUES (?, ?, ?, 'NZD', ?, ?, ?, ?, CAST(nullif(?, '') AS numeric), ?, DATE '2026-01-01')",
                        organization.id(),
                        Ids.next(),
                        standard,
                        category,
                        code,
                        code + " unit",
                        new BigDecimal(rate),
                        cost,
                        organization.standardTaxClass());
    }
}
