package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files become customers, once, with all that one customer would have got. */
@OnRealServer
class ImportsIT {

    private static final String TWO = "customerNumber,companyName,city,rating,tags,isTaxExempt,metadata\r\n"
            + "K-1,\"Tūī \"\"Freight\"\", Ltd\",Auckland,4,air; sea,true,\"{\"\"campaign\"\":\"\"autumn\"\"}\"\r\n"
            + ",Kea Ltd,,,,,\r\n";

    private ImportFirm firm;

    @BeforeEach
    void open() throws Exception {
        firm = ImportFirm.open(TestServer.MAIN);
    }

    @Test
    void aFileIsTakenAsAJobAndItsRowsAreCustomers() throws Exception {
        Api.Answer taken = firm.send("resource=customers", ImportFirm.CSV, TWO);

        String id = taken.json().path("id").asText();
        assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
        assertThat(taken.header("Location")).contains("/api/v1/jobs/" + id);
        assertThat(taken.json().path("jobType").asText()).isEqualTo("import");
        JsonNode report = firm.report(id);
        assertThat(report)
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"resource\":\"customers\",\"mode\":\"all-or-nothing\",\"dryRun\":false,"
                                + "\"outcome\":\"imported\",\"rows\":2,\"created\":2,\"skipped\":0,\"refused\":0,"
                                + "\"errorCount\":0,\"errors\":[]}"));
        assertThat(firm.job(id).path("progress").asInt()).isEqualTo(100);
        JsonNode items =
                firm.api().get("/api/v1/customers?sort=customerNumber").json().path("items");
        assertThat(items).hasSize(2);
        assertThat(items.at("/0/customerNumber").asText()).isEqualTo("C-0001");
        assertThat(items.at("/0/status").asText()).isEqualTo("active");
        assertThat(items.at("/0/paymentTermsDays").asInt()).isEqualTo(20);
        JsonNode tui = items.get(1);
        assertThat(tui.path("companyName").asText()).isEqualTo("Tūī \"Freight\", Ltd");
        assertThat(tui.at("/address/city").asText()).isEqualTo("Auckland");
        assertThat(tui.path("rating").asInt()).isEqualTo(4);
        assertThat(tui.path("tags").toString()).isEqualTo("[\"air\",\"sea\"]");
        assertThat(tui.path("isTaxExempt").asBoolean()).isTrue();
        assertThat(tui.at("/metadata/campaign").asText()).isEqualTo("autumn");
        assertThat(firm.api().get("/api/v1/customers?q=FREIGHT").json().path("items"))
                .hasSize(1);
        assertThat(firm.count("import_parts")).isZero();
    }

    @Test
    void jsonIsReadAsBodiesAre() throws Exception {
        JsonNode report = firm.imported(
                "resource=customers",
                ImportFirm.JSON,
                "[{\"companyName\":\"Tūī\",\"address\":{\"city\":\"Nelson\"},\"rating\":3,\"creditLimit\":null},\n"
                        + "{\"companyName\":\"Kea\",\"currency\":\"NZD\",\"creditLimit\":1000.50}]");

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(2);
        assertThat(firm.rows("SELECT company_name || ' ' || coalesce(city, '-') || ' '"
                        + " || coalesce(credit_limit_amount::text, '-') FROM customers WHERE organization_id = ?"
                        + " ORDER BY customer_number"))
                .containsExactly("Tūī Nelson -", "Kea - 1000.5000");
    }

    @Test
    void everyRowIsInTheAuditLogAsItsCustomerIsMadeByHand() throws Exception {
        String job = firm.sent("resource=customers", ImportFirm.CSV, BodyPublishers.ofString(TWO));
        firm.report(job);

        JsonNode entries = firm.api()
                .get("/api/v1/audit-log?entityType=Customer&action=customers.create")
                .json()
                .path("items");

        assertThat(entries).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.at("/actor/id").asText()).isEqualTo(firm.person().toString());
            assertThat(entry.path("reason").asText()).isEqualTo("Import " + job);
            assertThat(entry.at("/after/companyName").asText()).isNotEmpty();
            assertThat(entry.has("before")).isFalse();
        });
        assertThat(firm.rows("SELECT action FROM audit_logs WHERE organization_id = ? ORDER BY sequence_number"))
                .containsExactly("imports.create", "customers.create", "customers.create");
        assertThat(firm.rows("SELECT created_by::text FROM customers WHERE organization_id = ?"))
                .containsOnly(firm.person().toString());
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndAnotherFileUnderItIsRefused() throws Exception {
        Api keyed = firm.api().with("Idempotency-Key", "import-1");
        var file = BodyPublishers.ofString(TWO);

        Api.Answer first = firm.send(keyed, "resource=customers", ImportFirm.CSV, file);
        Api.Answer again = firm.send(keyed, "resource=customers", ImportFirm.CSV, file);
        Api.Answer otherwise = firm.send(keyed, "resource=customers&dryRun=true", ImportFirm.CSV, file);
        Api.Answer other = firm.send(keyed, "resource=customers", ImportFirm.CSV, BodyPublishers.ofString(TWO + "\n"));
        Api.Answer without = firm.send(firm.api().withoutKey(), "resource=customers", ImportFirm.CSV, file);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(otherwise.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(other.problem()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(without.problem()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        firm.report(first.json().path("id").asText());
        assertThat(firm.count("customers")).isEqualTo(2);
    }

    @Test
    void theSameFileUnderAnotherKeyIsTheSameJobAndDoublesNothing() throws Exception {
        Api.Answer first = firm.send("resource=customers", ImportFirm.CSV, TWO);
        Api.Answer meanwhile = firm.send("resource=customers", ImportFirm.CSV, TWO);
        firm.report(first.json().path("id").asText());
        Api.Answer afterwards = firm.send("resource=customers&mode=best-effort", ImportFirm.CSV, TWO);

        assertThat(meanwhile.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(afterwards.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(firm.count("customers")).isEqualTo(2);
        assertThat(firm.count("jobs")).isEqualTo(1);
    }

    @Test
    void anExportIsImportedElsewhereAsItWas() throws Exception {
        String nasty = "customerNumber,companyName,legalName,city\n"
                + "N-1,=cmd|' /C calc'!A0,''=already,+64\n"
                + "N-2,'quoted,\"two\nlines, \"\"and\"\" quotes\",@home\n"
                + "N-3,-5,plain,\n";
        firm.customers("", nasty);
        ImportFirm other = ImportFirm.open(TestServer.MAIN);
        String exported = exported(firm);

        JsonNode report = other.customers("", exported);

        assertThat(exported).contains(",'=cmd|' /C calc'!A0,", ",''=already,", ",'+64,", ",'@home,", ",'-5,");
        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(3);
        assertThat(firm.rows("SELECT company_name FROM customers WHERE organization_id = ? ORDER BY customer_number"))
                .containsExactly("=cmd|' /C calc'!A0", "'quoted", "-5");
        String rows = "SELECT concat_ws('|', customer_number, company_name, legal_name, city, status, customer_type,"
                + " payment_terms_days) FROM customers WHERE organization_id = ? ORDER BY customer_number";
        assertThat(other.rows(rows)).isEqualTo(firm.rows(rows)).hasSize(3);
        assertThat(withoutInstants(exported(other))).isEqualTo(withoutInstants(exported));
    }

    private static String exported(ImportFirm firm) throws Exception {
        String job = firm.api()
                .post("/api/v1/exports", Map.<String, Object>of("reportType", "customers", "format", "csv"))
                .json()
                .path("id")
                .asText();
        firm.over(job);
        return firm.api().get("/api/v1/jobs/" + job + "/result").text();
    }

    private static String withoutInstants(String csv) {
        return csv.replaceAll(",[0-9T:.-]+Z\r\n", "\r\n");
    }

    @Test
    void whatCannotBeMeantIsRefusedAtOnce() throws Exception {
        assertThat(firm.send("resource=quotes", ImportFirm.CSV, TWO).problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("mode=best-effort", ImportFirm.CSV, TWO).problem()).isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=customers&mode=some", ImportFirm.CSV, TWO)
                        .problem())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=customers&dryRun=yes", ImportFirm.CSV, TWO)
                        .problem())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=customers&rateCardId=" + firm.card(), ImportFirm.CSV, TWO)
                        .problem())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(firm.send("resource=customers&nonsense=1", ImportFirm.CSV, TWO)
                        .problem())
                .isEqualTo("UNKNOWN_PARAMETER");
        assertThat(firm.send("resource=customers", "text/plain", TWO).problem()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(firm.send("resource=customers", "text/csv;charset=ISO-8859-1", TWO)
                        .problem())
                .isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(firm.send("resource=customers", ImportFirm.CSV, "").problem())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(firm.count("jobs")).isZero();
    }

    @Test
    void aFileThatWaitsForAnAttemptIsRemovedAfterThirtyDays() throws Exception {
        String job = firm.sent("resource=customers&dryRun=true", ImportFirm.CSV, BodyPublishers.ofString(TWO));
        firm.report(job);
        firm.database()
                .execute(
                        "INSERT INTO import_parts (organization_id, id, import_job_id, position, content)"
                                + " SELECT organization_id, gen_random_uuid(), id, 0, 'x' FROM import_jobs"
                                + " WHERE organization_id = ?",
                        firm.id());
        Timers.run(TestServer.MAIN, "ImportPurge");
        assertThat(firm.count("import_parts")).isEqualTo(1);

        firm.database()
                .execute(
                        "UPDATE import_jobs SET expires_at = now() - interval '1 minute' WHERE organization_id = ?",
                        firm.id());
        Timers.run(TestServer.MAIN, "ImportPurge");

        assertThat(firm.count("import_parts")).isZero();
        assertThat(List.of(firm.count("import_jobs"), firm.count("jobs"))).containsExactly(1L, 1L);
    }
}
