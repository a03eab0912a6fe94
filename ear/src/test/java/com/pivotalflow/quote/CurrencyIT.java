package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotes in currencies with another number of decimals, and in others than the organization's own. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurrencyIT {

    private static final String QUOTES = "/api/v1/quotes";

    private Firm firm;
    private Api api;

    @BeforeAll
    void openAFirmThatWorksInFiveCurrencies() throws Exception {
        firm = Firm.open();
        for (String currency : List.of("JPY", "KWD", "AUD", "USD", "EUR")) {
            firm.organization()
                    .database()
                    .execute(
                            "INSERT INTO organization_currencies (organization_id, id, currency_code) VALUES (?, ?, ?)",
                            firm.organization().id(),
                            Ids.next(),
                            currency);
        }
        storeRate("JPY", "NZD", "0.0112");
        storeRate("KWD", "NZD", "5.4321");
        storeRate("NZD", "USD", "0.5926");
        api = firm.as(Firm.EVERYTHING);
    }

    @Test
    void yenHaveNoDecimals() {
        JsonNode quote = createdAndReadAlike(content("JPY", line("3.5", "18765", "10")));

        assertThat(totals(quote)).isEqualTo("65678 0 0 65678 6568 72246");
        assertThat(quote.at("/lines/0/unitPrice").asText()).isEqualTo("18765");
        assertThat(quote.at("/taxBreakdown/0/tax").asText()).isEqualTo("6568");
        assertThat(quote.at("/fx/rate").asText()).isEqualTo("0.0112");
        assertThat(quote.at("/baseTotals/grandTotal").asText()).isEqualTo("809.16");
    }

    @Test
    void yenAreRoundedAsThePolicySays() {
        Map<String, Object> content = content("JPY", line("3.5", "18765", "10"));
        content.put("taxPolicy", Map.of("rounding", "DOWN"));

        assertThat(totals(createdAndReadAlike(content))).isEqualTo("65678 0 0 65678 6567 72245");
    }

    @Test
    void sharesAreWholeYen() {
        Map<String, Object> content =
                content("JPY", line("1", "1000", "10"), line("1", "1000", "10"), line("1", "1000", "10"));
        content.put("discounts", List.of(Map.of("kind", "fixed", "value", 100)));
        content.put("depositPercent", "12.5");

        JsonNode quote = createdAndReadAlike(content);

        assertThat(totals(quote)).isEqualTo("3000 100 0 2900 290 3190");
        assertThat(quote.path("lines"))
                .extracting(line -> line.at("/amounts/discount").asText() + " "
                        + line.at("/amounts/net").asText() + " "
                        + line.at("/amounts/tax").asText())
                .containsExactly("34 966 96", "33 967 97", "33 967 97");
        assertThat(quote.path("depositAmount").asText()).isEqualTo("399");
    }

    @Test
    void dinarsHaveThreeDecimals() {
        JsonNode quote = createdAndReadAlike(content("KWD", line("7.25", "18.3335", "5"), line("2", "0.4445", "5")));

        assertThat(totals(quote)).isEqualTo("133.807 0.000 0.000 133.807 6.690 140.497");
        assertThat(quote.path("lines"))
                .extracting(line -> line.path("unitPrice").asText() + " "
                        + line.at("/amounts/subtotal").asText() + " "
                        + line.at("/amounts/tax").asText())
                .containsExactly("18.3335 132.918 6.646", "0.4445 0.889 0.044");
    }

    @Test
    void aStatedRateIsKeptExactlyAndBaseTotalsAddUp() {
        Map<String, Object> content = content("AUD", line("5", "118.90"));
        content.put("fxRate", "1.0847362915");

        JsonNode quote = createdAndReadAlike(content);

        assertThat(totals(quote)).isEqualTo("594.50 0.00 0.00 594.50 89.18 683.68");
        assertThat(quote.path("baseTotals").toString())
                .isEqualTo("{\"netTotal\":\"644.87\",\"taxTotal\":\"96.74\",\"grandTotal\":\"741.61\"}");
        assertThat(quote.at("/fx/rate").asText()).isEqualTo("1.0847362915");
        assertThat(quote.at("/fx/source").asText()).isEqualTo("manual");
        assertThat(quote.at("/fx/inverse").asBoolean()).isFalse();
    }

    @Test
    void aRateHasUpToSixteenDecimals() {
        Map<String, Object> content = content("AUD", line("1", "100"));
        content.put("fxRate", "0.9876543210987654");

        assertThat(createdAndReadAlike(content).at("/fx/rate").asText()).isEqualTo("0.9876543210987654");
    }

    @Test
    void theOppositeRateIsInverted() {
        JsonNode quote = createdAndReadAlike(content("USD", line("20", "150")));

        assertThat(quote.at("/fx/rate").asText()).isEqualTo("1.68747890651");
        assertThat(quote.at("/fx/inverse").asBoolean()).isTrue();
        assertThat(quote.at("/fx/source").asText()).isEqualTo("test");
        assertThat(quote.at("/fx/date").asText()).isEqualTo("2020-01-01");
        // The converted total less the converted tax; the net alone would come to 5062.44.
        assertThat(quote.at("/baseTotals/netTotal").asText()).isEqualTo("5062.43");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, '', /currency FX_RATE_MISSING",
        "AUD, 0, /fxRate FX_RATE_INVALID",
        "AUD, -1, /fxRate FX_RATE_INVALID",
        "AUD, 1.23456789012345678, /fxRate SCALE_EXCEEDED",
        "AUD, 1000000000000, /fxRate NUMBER_OUT_OF_RANGE",
        "AUD, 999999999999, /lines AMOUNT_OVERFLOW",
        "CHF, 1.5, /currency CURRENCY_UNSUPPORTED",
        "CLF, 1.5, /currency CURRENCY_UNSUPPORTED",
        "nzd, '', /currency CURRENCY_UNSUPPORTED"
    })
    void whatCanNotBeConvertedIsRefused(String currency, String rate, String expected) {
        Map<String, Object> content = content(currency, line("1", "1000"));
        if (!rate.isEmpty()) {
            content.put("fxRate", rate);
        }

        Api.Answer answer = api.post(QUOTES, content);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .containsExactly(expected);
    }

    @Test
    void anAmountHasNoMoreDecimalsThanItsCurrency() {
        Map<String, Object> content = content("JPY", line("1", "1000"));
        content.put("discounts", List.of(Map.of("kind", "fixed", "value", "0.5")));

        Api.Answer answer = api.post(QUOTES, content);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/discounts/0/value");
        assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("SCALE_EXCEEDED");
    }

    @Test
    void aListShowsEachQuoteInItsOwnCurrency() {
        Map<String, Object> content = content("KWD", line("1", "1.2345", "0"));
        content.put("title", "Listed in dinars");
        createdAndReadAlike(content);

        JsonNode item = api.get(QUOTES + "?q=listed%20in&currency=KWD")
                .json()
                .path("items")
                .get(0);

        assertThat(item.path("currency").asText()).isEqualTo("KWD");
        assertThat(item.path("grandTotal").asText()).isEqualTo("1.235");
        assertThat(item.path("baseGrandTotal").asText()).isEqualTo("6.71");
    }

    @Test
    void aCustomersOwnCurrencyIsTheUsualOne() throws Exception {
        var customer = firm.organization().customer("Kyoto Freight KK");
        firm.organization().database().execute("UPDATE customers SET currency_code = 'JPY' WHERE id = ?", customer);
        Map<String, Object> content = firm.quote(List.of(line("1", "1000")));
        content.put("customerId", customer);

        assertThat(createdAndReadAlike(content).path("currency").asText()).isEqualTo("JPY");
    }

    private JsonNode createdAndReadAlike(Map<String, Object> content) {
        Api.Answer created = api.post(QUOTES, content);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        Api.Answer read = api.get(QUOTES + "/" + created.json().path("id").asText());
        assertThat(read.json()).isEqualTo(created.json());
        return read.json();
    }

    @SafeVarargs
    private Map<String, Object> content(String currency, Map<String, Object>... lines) {
        Map<String, Object> content = firm.quote(new ArrayList<>(List.of(lines)));
        content.put("currency", currency);
        return content;
    }

    private static Map<String, Object> line(String quantity, String unitPrice) {
        return Firm.priced("Work", quantity, unitPrice);
    }

    private static Map<String, Object> line(String quantity, String unitPrice, String taxRatePercent) {
        Map<String, Object> line = line(quantity, unitPrice);
        line.put("taxRatePercent", taxRatePercent);
        return line;
    }

    private static String totals(JsonNode quote) {
        List<String> amounts = new ArrayList<>();
        for (String member :
                List.of("subtotal", "discountTotal", "includedTax", "netTotal", "taxTotal", "grandTotal")) {
            amounts.add(quote.path("totals").path(member).asText());
        }
        return String.join(" ", amounts);
    }

    private void storeRate(String from, String to, String rate) throws SQLException {
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO fx_rates (organization_id, id, base_currency_code, quote_currency_code, rate,"
                                + " effective_from, source) VALUES (?, ?, ?, ?, ?, DATE '2020-01-01', 'test')",
                        firm.organization().id(),
                        Ids.next(),
                        from,
                        to,
                        new BigDecimal(rate));
    }
}
