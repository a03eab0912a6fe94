package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an organization says that documents begin with is what the next quote begins with, and no earlier one. */
@OnRealServer
class QuotingDefaultsIT {

    private static final String QUOTING = "/api/v1/organization/quoting";

    private Firm firm;
    private Api quotes;
    private Api admin;

    @BeforeEach
    void openAFirm() throws Exception {
        firm = Firm.open();
        quotes = firm.as(Firm.EVERYTHING);
        admin = firm.as("settings.view", "settings.update");
    }

    @Test
    void theNextQuoteBeginsWithThem() {
        JsonNode earlier = quote();
        Api.Answer changed = patch(
                QUOTING,
                Map.<String, Object>of(
                        "numberPrefix", "KA",
                        "numberFormat", "{yy}/{prefix}/{seq:5}",
                        "taxPolicy", Map.<String, Object>of("level", "LINE", "rounding", "DOWN"),
                        "defaultValidityDays", 10,
                        "defaultTermsConditions", "Payment within 20 days.",
                        "depositPercent", "12.5"));
        JsonNode later = quote();

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().at("/taxPolicy/basis").asText()).isEqualTo("net");
        int year = LocalDate.now(ZoneId.of("Pacific/Auckland")).getYear();
        assertThat(later.path("quoteNumber").asText()).isEqualTo(year % 100 + "/KA/00002");
        assertThat(later.at("/taxPolicy/level").asText()).isEqualTo("LINE");
        assertThat(later.at("/taxPolicy/rounding").asText()).isEqualTo("DOWN");
        assertThat(later.path("termsConditions").asText()).isEqualTo("Payment within 20 days.");
        assertThat(earlier.has("depositPercent")).isFalse();
        assertThat(later.path("depositPercent").asText()).isEqualTo("12.5");
        assertThat(later.path("depositAmount").asText())
                .isEqualTo(new BigDecimal(later.at("/totals/grandTotal").asText())
                        .multiply(new BigDecimal("0.125"))
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString());
        assertThat(LocalDate.parse(later.path("validUntil").asText()))
                .isEqualTo(LocalDate.parse(later.path("validFrom").asText()).plusDays(10));
        assertThat(quotes.get(Journey.QUOTES + "/" + earlier.path("id").asText())
                        .json())
                .isEqualTo(earlier);
    }

    @Test
    void aCustomerWithoutACurrencyIsQuotedInTheDefaultOne() throws Exception {
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO organization_currencies (organization_id, id, currency_code, is_default)"
                                + " VALUES (?, ?, 'USD', true)",
                        firm.organization().id(),
                        Ids.next());
        firm.organization()
                .database()
                .execute(
                        "INSERT INTO fx_rates (organization_id, id, base_currency_code, quote_currency_code, rate,"
                                + " effective_from, source) VALUES (?, ?, 'USD', 'NZD', 1.5, DATE '2020-01-01', 'test')",
                        firm.organization().id(),
                        Ids.next());
        Map<String, Object> quote = firm.quote(List.of(Firm.priced("Audit", "1", "10")));

        JsonNode usual = quotes.post("/api/v1/quotes/calculate", quote).json();
        quote.put("currency", "NZD");
        JsonNode stated = quotes.post("/api/v1/quotes/calculate", quote).json();

        assertThat(usual.path("currency").asText()).as(usual.toString()).isEqualTo("USD");
        assertThat(stated.path("currency").asText()).as(stated.toString()).isEqualTo("NZD");
    }

    @Test
    void theCurrencyIsLockedOnceThereIsAQuote() {
        var unused = quote();

        Api.Answer refused = patch("/api/v1/organization", Map.<String, Object>of("currency", "USD"));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("CURRENCY_LOCKED");
        assertThat(patch("/api/v1/organization", Map.<String, Object>of("currency", "NZD", "phone", "+64 9 555 0100"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "numberFormat, '{prefix}-{seq:4}', NUMBER_FORMAT_INVALID",
        "invoiceNumberFormat, '{yyyy}{seq:4}', NUMBER_FORMAT_INVALID",
        "defaultTaxClass, NOTHING, TAX_CLASS_UNKNOWN",
        "countryProfile, ZZ, ENUM",
        "depositPercent, 100.5, NUMBER_OUT_OF_RANGE",
        "defaultValidityDays, 366, NUMBER_OUT_OF_RANGE",
        "publicBaseUrl, 'http://quotes.example.com', FORMAT",
        "publicBaseUrl, 'https://user@quotes.example.com', FORMAT",
        "publicBaseUrl, 'https://quotes.example.com/?to=', FORMAT"
    })
    void whatCannotBeIsRefused(String member, String value, String code) {
        Object sent = member.endsWith("Days") ? Integer.valueOf(value) : value;
        Api.Answer refused = patch(QUOTING, Map.<String, Object>of(member, sent));

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/" + member);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    private JsonNode quote() {
        Api.Answer made = quotes.post(
                Journey.QUOTES,
                Map.<String, Object>of(
                        "customerId",
                        firm.customer(),
                        "title",
                        "Warehouse audit",
                        "lines",
                        List.of(Firm.line("Audit", "AUDIT-HR", "1"))));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private Api.Answer patch(String path, Object body) {
        return admin.with("If-Match", admin.get(path).header("ETag").orElseThrow())
                .patch(path, body);
    }
}
