package com.pivotalflow.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of an organization's rows are asked for, made and fetched. */
@OnRealServer
class ExportsIT {

    private ExportFirm firm;

    @BeforeEach
    void open() throws Exception {
        firm = ExportFirm.open(TestServer.MAIN);
    }

    @Test
    void anExportIsAcceptedAsAJobAndItsFileIsWhole() throws Exception {
        firm.customers(2_500);

        Api.Answer order = firm.order("customers", "csv", Map.of());

        String id = order.json().path("id").asText();
        assertThat(order.status()).as(order.toString()).isEqualTo(202);
        assertThat(order.header("Location")).contains("/api/v1/jobs/" + id);
        JsonNode job = firm.over(id);
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.path("progress").asInt()).isEqualTo(100);
        assertThat(job.at("/result/rows").asInt()).isEqualTo(2_500);
        Api.Answer file = firm.file(id);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.bytes());
        assertThat(file.header("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.header("Content-Digest"))
                .contains("sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        assertThat(file.header("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"customers-[0-9]{4}-[0-9]{2}-[0-9]{2}[.]csv\"");
        assertThat(file.header("Content-Length")).contains(Integer.toString(file.bytes().length));
        assertThat(job.at("/result/size").asInt()).isEqualTo(file.bytes().length);
        assertThat(file.text().lines().distinct()).hasSize(2_501);
        assertThat(file.text()).contains(",\"Tūī \"\"Freight\"\", 7\",").endsWith("\r\n");
        assertThat(firm.api()
                        .with("If-None-Match", file.header("ETag").orElseThrow())
                        .get("/api/v1/jobs/" + id + "/result")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void rowsOfQuotesAreExactAndShowNoCost() throws Exception {
        UUID customer = firm.organization().customer("=cmd|' /C calc'!A0");
        quote(customer, "Q-1", "cancelled", "1904.4000");
        quote(customer, "Q-2", "draft", "0.1");

        String csv = firm.exported("quotes", "csv", Map.of()).text();
        JsonNode json = firm.exported("quotes", "json", Map.of("status", List.of("cancelled")))
                .json();

        assertThat(csv.lines().findFirst().orElseThrow())
                .isEqualTo("quoteNumber,version,status,title,customerNumber,customerName,type,validFrom,validUntil,"
                        + "currency,subtotal,discountTotal,netTotal,taxTotal,grandTotal,baseCurrency,baseGrandTotal,"
                        + "createdAt,sentAt,acceptedAt");
        assertThat(csv).contains(",'=cmd|' /C calc'!A0,", ",NZD,1904.40,0.00,1904.40,0.00,1904.40,NZD,1904.40,");
        assertThat(csv).contains(",NZD,0.10,0.00,0.10,0.00,0.10,NZD,0.10,");
        assertThat(json).hasSize(1);
        assertThat(json.at("/0/grandTotal").asText()).isEqualTo("1904.40");
        assertThat(json.at("/0/version").isInt()).isTrue();
        assertThat(json.at("/0").has("sentAt")).isFalse();
    }

    private void quote(UUID customer, String number, String status, String total) throws Exception {
        firm.database()
                .execute(
                        "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence,"
                                + " customer_id, title, status, valid_from, valid_until, currency_code,"
                                + " base_currency_code, subtotal_amount, net_amount, total_amount, base_net_amount,"
                                + " base_total_amount, created_by, cancelled_at) SELECT ?, ?, n, 2026, CAST(right(n, 1) AS bigint), ?,"
                                + " 'Audit', s, DATE '2026-05-01', DATE '2026-05-31', 'NZD', 'NZD', t, t, t, t, t, ?, CASE"
                                + " WHEN s = 'cancelled' THEN now() END FROM (SELECT CAST(? AS text) AS n, CAST(? AS text)"
                                + " AS s, CAST(? AS numeric) AS t) AS x",
                        firm.organization().id(),
                        Ids.next(),
                        customer,
                        firm.person(),
                        number,
                        status,
                        total);
    }

    @ParameterizedTest
    @CsvSource({"quotes", "invoices", "payments", "customers", "time_to_accept"})
    void everyReportIsMadeInBothFormsAndOfNothingToo(String report) throws Exception {
        Api.Answer csv = firm.exported(report, "csv", Map.of("from", "2026-01-01", "until", "2026-12-31"));
        Api.Answer json = firm.exported(report, "json", Map.of());

        assertThat(csv.text().lines()).hasSize(1);
        assertThat(csv.text()).doesNotContainIgnoringCase("cost").doesNotContainIgnoringCase("margin");
        assertThat(json.json().isArray()).isTrue();
        assertThat(json.json()).isEmpty();
        assertThat(json.header("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void daysAreThoseOfTheOrganization() throws Exception {
        firm.customers(2);
        // Noon of the last of June in Auckland, and half past midnight of the first of July.
        firm.database()
                .execute(
                        "UPDATE customers SET created_at = CASE customer_number WHEN 'N-1'"
                                + " THEN TIMESTAMPTZ '2026-06-30 00:00Z' ELSE TIMESTAMPTZ '2026-06-30 12:30Z' END"
                                + " WHERE organization_id = ?",
                        firm.organization().id());

        String june = firm.exported("customers", "csv", Map.of("from", "2026-06-01", "until", "2026-06-30"))
                .text();
        String july =
                firm.exported("customers", "csv", Map.of("from", "2026-07-01")).text();

        assertThat(june).contains("N-1,").doesNotContain("N-2,");
        assertThat(july).contains("N-2,").doesNotContain("N-1,");
    }

    @Test
    void whatCantBeExportedIsNamed() throws Exception {
        assertThat(firm.order("secrets", "csv", Map.of()).problem()).isEqualTo("REPORT_UNKNOWN");
        assertError(firm.order("quotes", "csv", Map.of("status", List.of("sent", "paid"))), "/filters/status/1 ENUM");
        assertError(firm.order("quotes", "xlsx", Map.of()), "/format ENUM");
        assertError(
                firm.order("quotes", "csv", Map.of("from", "2026-02-01", "until", "2026-01-31")),
                "/filters/until VALIDITY_ORDER");
        assertThat(firm.database()
                        .number(
                                "SELECT count(*) FROM jobs WHERE organization_id = ?",
                                firm.organization().id()))
                .isZero();
    }

    private static void assertError(Api.Answer answer, String expected) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(expected);
    }

    @Test
    void nobodyExportsMoreThanTenTimesAnHour() {
        for (int i = 0; i < 10; i++) {
            assertThat(firm.order("payments", "csv", Map.of()).status()).isEqualTo(202);
        }

        Api.Answer refused = firm.order("payments", "csv", Map.of());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("RATE_LIMITED");
        assertThat(refused.header("Retry-After")).isPresent();
    }

    @Test
    void filesAreRemovedAfterThirtyDaysAndTheJobSaysSo() throws Exception {
        String id = firm.ordered("customers", "csv", Map.of());
        firm.over(id);
        shiftExpiry("- interval '29 days 23 hours'");
        Timers.run(TestServer.MAIN, "ExportPurge");
        assertThat(firm.file(id).status()).isEqualTo(200);

        shiftExpiry("- interval '2 hours'");
        Timers.run(TestServer.MAIN, "ExportPurge");

        assertThat(firm.file(id).status()).isEqualTo(404);
        assertThat(firm.file(id).problem()).isEqualTo("JOB_RESULT_NOT_FOUND");
        assertThat(firm.job(id).path("status").asText()).isEqualTo("succeeded");
    }

    private void shiftExpiry(String by) throws Exception {
        firm.database()
                .execute(
                        "UPDATE export_jobs SET expires_at = expires_at " + by + " WHERE organization_id = ?",
                        firm.organization().id());
    }
}
