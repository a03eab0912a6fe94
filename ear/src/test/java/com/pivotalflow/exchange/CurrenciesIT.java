package com.pivotalflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organization chooses the currencies it works in. */
@OnRealServer
class CurrenciesIT {

    private static final String CURRENCIES = "/api/v1/currencies";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        api = organization.user("currencies.view", "currencies.update").signIn(TestServer.MAIN);
    }

    @Test
    void whatIsOfferedIsListedAndFiltered() {
        JsonNode all = api.get(CURRENCIES + "?includeTotal=true&limit=200").json();
        JsonNode worked = api.get(CURRENCIES + "?isActive=true").json();

        assertThat(all.path("total").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(all.path("items")).anySatisfy(currency -> {
            assertThat(currency.path("code").asText()).isEqualTo("JPY");
            assertThat(currency.path("decimals").asInt(-1)).isZero();
            assertThat(currency.path("isActive").asBoolean(true)).isFalse();
        });
        assertThat(worked.path("items")).hasSize(1);
        assertThat(worked.at("/items/0/code").asText()).isEqualTo("NZD");
    }

    @Test
    void pagesShowEveryCurrencyOnce() {
        int whole = api.get(CURRENCIES + "?limit=200").json().path("items").size();
        int seen = 0;
        String cursor = "";
        do {
            JsonNode page = api.get(CURRENCIES + "?limit=3&sort=-code" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            seen += page.path("items").size();
            cursor = page.path("next").asText();
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void oneCurrencyIsTheDefaultAndWhichBecomesItTakesThePlace() throws Exception {
        Api.Answer usd = put("USD", Map.<String, Object>of("isActive", true, "isDefault", true));
        Api.Answer eur = put("EUR", Map.<String, Object>of("isActive", true, "isDefault", true));
        Api.Answer same = put("EUR", Map.<String, Object>of("isActive", true, "isDefault", true));

        assertThat(usd.status()).as(usd.toString()).isEqualTo(200);
        assertThat(eur.json().path("isDefault").asBoolean()).isTrue();
        assertThat(same.header("ETag")).isEqualTo(eur.header("ETag"));
        assertThat(api.get(CURRENCIES + "/USD").json().path("isDefault").asBoolean(true))
                .isFalse();
        assertThat(put("EUR", Map.<String, Object>of("isActive", false))
                        .json()
                        .path("isDefault")
                        .asBoolean(true))
                .isFalse();
        assertThat(database.number(
                        "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = 'currencies.update'",
                        organization.id()))
                .isEqualTo(3);
    }

    @Test
    void nothingIsWorkedInThatThereAreNoDocumentsIn() {
        Api.Answer refused = put("HUF", Map.<String, Object>of("isActive", true));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("CURRENCY_UNSUPPORTED");
    }

    @Test
    void theOrganizationsOwnCurrencyStays() {
        Api.Answer refused = put("NZD", Map.<String, Object>of("isActive", false));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("RESOURCE_IN_USE");
        assertThat(api.get(CURRENCIES + "/ABC").problem()).isEqualTo("CURRENCY_NOT_FOUND");
        assertThat(put("USD", Map.<String, Object>of("isActive", false, "isDefault", true))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/isDefault");
        assertThat(api.with("If-Match", "\"0-0\"")
                        .put(CURRENCIES + "/USD", Map.<String, Object>of("isActive", true, "decimals", 3))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("FIELD_READ_ONLY");
    }

    private Api.Answer put(String code, Object body) {
        String path = CURRENCIES + "/" + code;
        return api.with("If-Match", api.get(path).header("ETag").orElseThrow()).put(path, body);
    }
}
