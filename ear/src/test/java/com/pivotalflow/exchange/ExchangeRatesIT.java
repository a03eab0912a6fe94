package com.pivotalflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchange rates are written down, changed, listed and found over HTTP. */
@OnRealServer
class ExchangeRatesIT {

    private static final String RATES = "/api/v1/fx-rates";

    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void open() throws Exception {
        organization = TestOrganization.create(TestServer.MAIN.database());
        api = organization.user("currencies.view", "currencies.update").signIn(TestServer.MAIN);
    }

    @Test
    void aRateIsKeptExactly() throws Exception {
        Api.Answer answer = api.post(RATES, rate("AUD", "NZD", "1.0847362915123456", "2026-01-01"));

        JsonNode made = answer.json();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(made.path("rate").asText()).isEqualTo("1.0847362915123456");
        assertThat(made.path("verified").asBoolean(true)).isFalse();
        assertThat(api.get(RATES + "/" + made.path("id").asText()).json()).isEqualTo(made);
        assertThat(api.post(RATES, rate("AUD", "NZD", "2", "2026-01-01")).problem())
                .isEqualTo("DUPLICATE_VALUE");
        assertThat(api.post(RATES, rate("NZD", "AUD", "2", "2026-01-01")).status())
                .isEqualTo(201);
        assertThat(actions(made)).containsExactly("fx_rates.create");
    }

    @ParameterizedTest
    @CsvSource({
        "rate, 0, /rate FX_RATE_INVALID",
        "rate, -1, /rate FX_RATE_INVALID",
        "rate, 0.00000000000000001, /rate SCALE_EXCEEDED",
        "rate, 1000000000000, /rate NUMBER_OUT_OF_RANGE",
        "quoteCurrency, AUD, /quoteCurrency FX_RATE_INVALID",
        "baseCurrency, XYZ, /baseCurrency CURRENCY_UNSUPPORTED",
        "source, '', /source LENGTH"
    })
    void whatIsWrongWithARateIsNamed(String member, String value, String error) {
        Map<String, Object> rate = rate("AUD", "NZD", "1.08", "2026-01-01");
        rate.put(member, value);

        Api.Answer answer = api.post(RATES, rate);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(error);
    }

    @Test
    void aPatchChangesWhatItNamesAndLeavesOneEntry() throws Exception {
        JsonNode made =
                api.post(RATES, rate("AUD", "NZD", "1.08", "2026-01-01")).json();
        String address = RATES + "/" + made.path("id").asText();

        Api.Answer changed = tagged(address).patch(address, Map.of("verified", true));
        Api.Answer same = tagged(address).patch(address, Map.of("rate", "1.0800"));

        assertThat(changed.json().path("verified").asBoolean()).isTrue();
        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(actions(made)).containsExactly("fx_rates.create", "fx_rates.update");
        assertThat(api.with("If-Match", "\"0-0\"")
                        .patch(address, Map.of("rate", "2"))
                        .problem())
                .isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void theRateOfADayIsTheNewestOfThePairOrTheInverse() {
        api.post(RATES, rate("USD", "NZD", "1.6", "2026-01-01"));
        api.post(RATES, rate("USD", "NZD", "1.7", "2026-03-01"));
        api.post(RATES, rate("NZD", "EUR", "0.5926", "2026-01-01"));

        assertThat(found("USD", "NZD", "2026-02-28")).isEqualTo("1.6 2026-01-01 ECB false");
        assertThat(found("USD", "NZD", "2026-03-01")).isEqualTo("1.7 2026-03-01 ECB false");
        assertThat(found("EUR", "NZD", "2026-03-01")).isEqualTo("1.68747890651 2026-01-01 ECB true");
        assertThat(found("USD", "NZD", "2025-12-31")).isEqualTo("FX_RATE_MISSING");
        assertThat(found("USD", "EUR", "2026-03-01")).isEqualTo("FX_RATE_MISSING");
        assertThat(api.get(RATES + "/lookup?from=USD&to=NZD").problem()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void theListIsNarrowedByPairAndDays() {
        api.post(RATES, rate("USD", "NZD", "1.6", "2026-01-01"));
        api.post(RATES, rate("USD", "NZD", "1.7", "2026-03-01"));
        api.post(RATES, rate("AUD", "NZD", "1.1", "2026-02-01"));

        assertThat(listed("")).containsExactly("1.7", "1.1", "1.6");
        assertThat(listed("?baseCurrency=USD&quoteCurrency=NZD")).containsExactly("1.7", "1.6");
        assertThat(listed("?effectiveFrom[gte]=2026-01-02&effectiveFrom[lte]=2026-02-28"))
                .containsExactly("1.1");
        assertThat(listed("?limit=1&sort=effectiveFrom")).containsExactly("1.6");
    }

    @Test
    void changingNeedsItsPermission() throws Exception {
        Api viewer = organization.user("currencies.view").signIn(TestServer.MAIN);

        assertThat(viewer.get(RATES).status()).isEqualTo(200);
        assertThat(viewer.post(RATES, rate("AUD", "NZD", "1", "2026-01-01")).status())
                .isEqualTo(403);
        assertThat(organization
                        .user("rate_cards.view")
                        .signIn(TestServer.MAIN)
                        .get(RATES)
                        .status())
                .isEqualTo(403);
    }

    private Api tagged(String address) {
        return api.with("If-Match", api.get(address).header("ETag").orElseThrow());
    }

    private List<String> actions(JsonNode made) throws Exception {
        return organization
                .database()
                .rows(
                        "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = CAST(? AS uuid)"
                                + " ORDER BY sequence_number",
                        organization.id(),
                        made.path("id").asText());
    }

    private String found(String from, String to, String date) {
        Api.Answer answer = api.get(RATES + "/lookup?from=" + from + "&to=" + to + "&date=" + date);
        JsonNode found = answer.json();
        return answer.status() == 200
                ? String.join(
                        " ",
                        found.path("rate").asText(),
                        found.path("effectiveFrom").asText(),
                        found.path("source").asText(),
                        found.path("inverse").asText())
                : answer.problem();
    }

    private List<String> listed(String query) {
        return api.get(RATES + query.replace("[", "%5B").replace("]", "%5D"))
                .json()
                .path("items")
                .findValuesAsText("rate");
    }

    private static Map<String, Object> rate(String base, String quote, String rate, String from) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("baseCurrency", base);
        body.put("quoteCurrency", quote);
        body.put("rate", rate);
        body.put("effectiveFrom", from);
        body.put("source", "ECB");
        return body;
    }
}
