package com.pivotalflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All rows or none, the right ones, or only a judgement; and what a second attempt does. */
@OnRealServer
class ImportModesIT {

    private static final String BEST = "&mode=best-effort";

    private ImportFirm firm;

    @BeforeEach
    void open() throws Exception {
        firm = ImportFirm.open(TestServer.MAIN);
    }

    /** So many rows; those of these numbers are wrong. */
    private static String file(int rows, Integer... wrong) {
        List<Integer> bad = List.of(wrong);
        StringBuilder file = new StringBuilder("customerNumber,companyName\n");
        for (int i = 1; i <= rows; i++) {
            file.append(bad.contains(i) ? "not a number" : i % 2 == 0 ? "" : "N-" + i)
                    .append(",Company ")
                    .append(i)
                    .append('\n');
        }
        return file.toString();
    }

    @Test
    void oneWrongRowAmongManyLeavesNothingAndAllWrongOnesAreTold() throws Exception {
        JsonNode report = firm.customers("", file(1_200, 3, 700, 1_200));

        assertThat(report.path("outcome").asText()).as(report.toString()).isEqualTo("refused");
        assertThat(ImportFirm.errors(report))
                .containsExactly("3 customerNumber FORMAT", "700 customerNumber FORMAT", "1200 customerNumber FORMAT");
        assertThat(report.path("rows").asInt()).isEqualTo(1_200);
        assertThat(report.path("created").asInt()).isZero();
        assertThat(firm.count("customers")).isZero();
        assertThat(firm.rows("SELECT action FROM audit_logs WHERE organization_id = ?"))
                .containsExactly("imports.create");
    }

    @Test
    void theRightRowsStayWhereThatWasAskedFor() throws Exception {
        JsonNode report = firm.customers(BEST, file(1_200, 3, 700));

        assertThat(report.path("outcome").asText()).isEqualTo("imported");
        assertThat(report.path("created").asInt()).isEqualTo(1_198);
        assertThat(report.path("refused").asInt()).isEqualTo(2);
        assertThat(firm.count("customers")).isEqualTo(1_198);
        assertThat(firm.database()
                        .number(
                                "SELECT count(DISTINCT entity_id) FROM audit_logs WHERE organization_id = ?"
                                        + " AND action = 'customers.create'",
                                firm.id()))
                .isEqualTo(1_198);
        assertThat(firm.rows("SELECT max(customer_number) FROM customers WHERE organization_id = ?"
                        + " AND customer_number LIKE 'C-%'"))
                .containsExactly("C-0599");
    }

    @Test
    void aDryRunWritesNothingAndReportsTheSame() throws Exception {
        String file = file(1_100, 5) + "N-1,Again\n";

        for (String mode : List.of("", BEST)) {
            List<String> counted = counted();

            JsonNode dry = firm.customers(mode + "&dryRun=true", file);

            assertThat(firm.count("customers")).isZero();
            assertThat(counted()).isEqualTo(counted);
            assertThat(firm.count("import_parts")).isZero();
            JsonNode real = firm.customers(mode, file);
            assertThat(dry.path("outcome").asText()).isEqualTo("checked");
            assertThat(withoutOutcome(dry)).isEqualTo(withoutOutcome(real));
            assertThat(ImportFirm.errors(dry))
                    .containsExactly("5 customerNumber FORMAT", "1101 customerNumber DUPLICATE_VALUE");
        }
        assertThat(firm.count("customers")).isEqualTo(1_099);
    }

    private List<String> counted() throws Exception {
        return firm.rows("SELECT series || last_value FROM number_counters WHERE organization_id = ?");
    }

    private static JsonNode withoutOutcome(JsonNode report) {
        ObjectNode copy = report.deepCopy();
        copy.remove(List.of("outcome", "dryRun"));
        return copy;
    }

    @Test
    void theSameFileAgainMakesOnlyWhatWasRefusedBefore() throws Exception {
        firm.database()
                .execute(
                        "INSERT INTO customers (organization_id, id, customer_number, company_name)"
                                + " VALUES (?, gen_random_uuid(), 'N-3', 'In the way')",
                        firm.id());
        JsonNode first = firm.customers(BEST, file(10));
        firm.database()
                .execute(
                        "UPDATE customers SET customer_number = 'X-3' WHERE customer_number = 'N-3'"
                                + " AND organization_id = ?",
                        firm.id());

        JsonNode second = firm.customers(BEST, file(10));

        assertThat(ImportFirm.errors(first)).containsExactly("3 customerNumber DUPLICATE_VALUE");
        assertThat(List.of(first.path("created").asInt(), first.path("skipped").asInt()))
                .containsExactly(9, 0);
        assertThat(List.of(
                        second.path("created").asInt(), second.path("skipped").asInt()))
                .containsExactly(1, 9);
        assertThat(firm.count("customers")).isEqualTo(11);
        assertThat(firm.send("resource=customers" + BEST, ImportFirm.CSV, file(10))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("succeeded");
        assertThat(firm.count("jobs")).isEqualTo(2);
    }

    @Test
    void anotherAttemptPassesOverWhatTheOneBeforeStored() throws Exception {
        String job = firm.sent("resource=customers" + BEST, ImportFirm.CSV, BodyPublishers.ofString(file(6, 2)));
        firm.report(job);
        // As if the node had gone away after four rows, before the job could be noted as done.
        firm.database()
                .execute(
                        "UPDATE import_jobs SET stored_rows = '\\x0d', refused_rows = NULL WHERE organization_id = ?",
                        firm.id());
        firm.database()
                .execute(
                        "DELETE FROM customers WHERE organization_id = ? AND company_name IN ('Company 5', 'Company 6')",
                        firm.id());
        firm.database()
                .execute(
                        "INSERT INTO import_parts (organization_id, id, import_job_id, position, content)"
                                + " SELECT organization_id, gen_random_uuid(), id, 0, convert_to(?, 'UTF8')"
                                + " FROM import_jobs WHERE organization_id = ?",
                        file(6, 2),
                        firm.id());
        firm.database()
                .execute("UPDATE jobs SET status = 'failed', result = NULL WHERE organization_id = ?", firm.id());

        Api.Answer retried = firm.api()
                .with("If-Match", firm.job(job).path("etag").asText())
                .post("/api/v1/jobs/" + job + "/retry", Map.of());

        assertThat(retried.status()).as(retried.toString()).isEqualTo(200);
        JsonNode report = firm.report(job);
        assertThat(List.of(
                        report.path("created").asInt(),
                        report.path("skipped").asInt(),
                        report.path("refused").asInt()))
                .as(report.toString())
                .containsExactly(5, 0, 1);
        assertThat(firm.rows("SELECT company_name FROM customers WHERE organization_id = ? ORDER BY 1"))
                .containsExactly("Company 1", "Company 3", "Company 4", "Company 5", "Company 6");
    }

    @Test
    void anAttemptAfterTheLastRowOnlyReports() throws Exception {
        String job = firm.sent("resource=customers" + BEST, ImportFirm.CSV, BodyPublishers.ofString(file(6, 2)));
        firm.report(job);
        firm.database()
                .execute("UPDATE jobs SET status = 'failed', result = NULL WHERE organization_id = ?", firm.id());
        var unused = firm.api()
                .with("If-Match", firm.job(job).path("etag").asText())
                .post("/api/v1/jobs/" + job + "/retry", Map.of());

        JsonNode report = firm.report(job);

        assertThat(List.of(
                        report.path("created").asInt(), report.path("refused").asInt()))
                .as(report.toString())
                .containsExactly(5, 1);
        assertThat(firm.count("customers")).isEqualTo(5);
    }

    @Test
    void numbersThatSomebodyGaveAreNotDrawn() throws Exception {
        JsonNode report = firm.customers(
                "", "customerNumber,companyName\n,First\nC-0002,Taken\n,Second\nC-0007,Higher\n,Third\n");

        assertThat(report.path("created").asInt()).as(report.toString()).isEqualTo(5);
        assertThat(firm.rows("SELECT customer_number || ' ' || company_name FROM customers"
                        + " WHERE organization_id = ? ORDER BY customer_number"))
                .containsExactly("C-0002 Taken", "C-0007 Higher", "C-0008 First", "C-0009 Second", "C-0010 Third");
    }
}
