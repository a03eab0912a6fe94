package com.pivotalflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Plan;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the quotes of a period fare. */
@OnRealServer
@ExtendWith(QuietServer.class)
class QuotesSummaryIT {

    private static final String ADDRESS = "/api/v1/reports/quotes-summary?";
    private static final String APRIL = "from=2026-04-01&to=2026-04-30";

    private TestOrganization organization;
    private UUID customer;
    private UUID author;
    private Api api;
    private int number;

    @BeforeEach
    void open() throws Exception {
        organization = TestOrganization.create(TestServer.MAIN.database());
        customer = organization.customer("Tūī Freight Ltd");
        TestOrganization.TestUser person = organization.user("reports.view_reports");
        author = person.id();
        api = person.signIn(TestServer.MAIN);
    }

    @Test
    void countsValuesRatesAndDaysAreThoseOfThePeriod() throws Exception {
        quote("accepted", "2026-04-01 00:00+12", 100, 10, 1);
        quote("accepted", "2026-04-10 09:00+12", 200, 0, 4);
        quote("rejected", "2026-04-11 09:00+12", 300, 50, 10);
        quote("expired", "2026-04-12 09:00+12", 400, 0, 0);
        quote("draft", "2026-04-30 23:59+12", 500, 0, 0);
        quote("accepted", "2026-05-01 00:00+12", 9_999, 0, 1);
        quote("accepted", "2026-03-31 23:59+13", 9_999, 0, 1);

        JsonNode summary = summary(APRIL);

        assertThat(summary.path("currency").asText()).isEqualTo("NZD");
        assertThat(summary.path("count").asInt()).isEqualTo(5);
        assertThat(summary.path("value").asText()).isEqualTo("1440.00");
        assertThat(summary.path("statuses").toString())
                .isEqualTo("[{\"status\":\"accepted\",\"count\":2,\"value\":\"290.00\"},"
                        + "{\"status\":\"draft\",\"count\":1,\"value\":\"500.00\"},"
                        + "{\"status\":\"expired\",\"count\":1,\"value\":\"400.00\"},"
                        + "{\"status\":\"rejected\",\"count\":1,\"value\":\"250.00\"}]");
        assertThat(summary.path("acceptanceRatePercent").asText()).isEqualTo("50");
        assertThat(summary.path("medianDaysToDecision").asText()).isEqualTo("4");
        assertThat(summary.path("discountSharePercent").asText()).isEqualTo("4");
    }

    @Test
    void withoutQuotesThereAreNoRates() {
        JsonNode summary = summary(APRIL);

        assertThat(summary.path("count").asInt()).isZero();
        assertThat(summary.path("value").asText()).isEqualTo("0.00");
        assertThat(summary.path("statuses")).isEmpty();
        assertThat(summary.has("acceptanceRatePercent")).isFalse();
        assertThat(summary.has("medianDaysToDecision")).isFalse();
        assertThat(summary.has("discountSharePercent")).isFalse();
    }

    @Test
    void itTakesOneStatementOverQuotesByTheIndexOfTheirCreation() throws Exception {
        Database database = organization.database();
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id,"
                        + " title, valid_from, valid_until, currency_code, base_currency_code, created_at, created_by) SELECT ?,"
                        + " gen_random_uuid(), 'M-' || n, 2025, n, ?, 'Audit', DATE '2025-01-01', DATE '2027-01-01',"
                        + " 'NZD', 'NZD', now() - n * interval '1 hour', ? FROM generate_series(1, 100000) AS n",
                organization.id(),
                customer,
                author);
        database.execute("ANALYZE quotes");
        summary(APRIL);
        database.resetStatements();

        summary(APRIL);

        assertThat(database.statements().stream().filter(sql -> sql.contains("FROM quotes")))
                .hasSize(1);
        List<String> plan = Plan.of(database, organization.id(), "GROUPING SETS");
        assertThat(plan)
                .as(String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan"))
                .anyMatch(line -> line.contains("ix_quotes_created_at_id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=2026-04-01", "to=2026-04-01", "from=2026-04-02&to=2026-04-01", "from=x&to=2026-04-01"})
    void aPeriodHasTwoDaysInOrder(String query) {
        Api.Answer answer = api.get(ADDRESS + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("INVALID_PARAMETER");
    }

    private JsonNode summary(String query) {
        Api.Answer answer = api.get(ADDRESS + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** A quote that was sent when it was made and decided so many days later, without the version it would have. */
    private void quote(String status, String createdAt, int subtotal, int discount, int days) throws Exception {
        number++;
        try (Connection connection = organization.database().asSuperuser().getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "SET LOCAL session_replication_role = replica");
            Database.execute(
                    connection,
                    """
                    INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id,
                        title, status, valid_from, valid_until, currency_code, base_currency_code, subtotal_amount,
                        discount_amount, net_amount, total_amount, base_net_amount, base_total_amount, created_at,
                        created_by, current_version_id, sent_at, accepted_at, rejected_at)
                    SELECT ?, ?, 'S-' || n, 2026, n, ?, 'Audit', s, DATE '2026-04-01', DATE '2026-05-31', 'NZD', 'NZD',
                        total, discount, total - discount, total - discount, total - discount, total - discount, made, ?,
                        CASE WHEN s <> 'draft' THEN gen_random_uuid() END, CASE WHEN s <> 'draft' THEN made END,
                        CASE WHEN s = 'accepted' THEN decided END, CASE WHEN s = 'rejected' THEN decided END
                    FROM (SELECT CAST(? AS int) AS n, CAST(? AS text) AS s, CAST(? AS numeric) AS total,
                              CAST(? AS numeric) AS discount, CAST(? AS timestamptz) AS made,
                              CAST(? AS timestamptz) + CAST(? AS int) * interval '1 day' AS decided) AS given
                    """,
                    organization.id(),
                    Ids.next(),
                    customer,
                    author,
                    number,
                    status,
                    subtotal,
                    discount,
                    createdAt,
                    createdAt,
                    days);
            connection.commit();
        }
    }

    /** So that nobody who checks all quotes finds them. */
    @AfterEach
    void removeWhatNoApplicationWouldWrite() throws Exception {
        organization.database().execute("DELETE FROM quotes WHERE organization_id = ?", organization.id());
    }
}
