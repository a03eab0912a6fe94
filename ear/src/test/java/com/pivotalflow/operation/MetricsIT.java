package com.pivotalflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.operation.MetricFiles.Series;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Build;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.QuietServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The numbers that the management port tells, and what the dashboard and the alerts expect of them. */
@OnRealServer
@ExtendWith(QuietServer.class)
class MetricsIT {

    private static final String QUOTES = "/api/v1/quotes";

    @Test
    void everySeriesOfDashboardAndAlertsIsThere() throws Exception {
        Set<Series> named = MetricFiles.named();
        List<String> told = told();

        assertThat(named.stream().map(Series::name))
                .contains("pivotal_outbox_age_seconds", "pivotal_schema_drift", "undertow_request_count_total");
        for (Series series : named) {
            assertThat(told).as(series.toString()).anyMatch(series::has);
        }
    }

    @Test
    void everyAlertIsExplainedAndEveryPanelHasItsPlace() throws Exception {
        String runbook = Files.readString(Build.module("server-config").resolve("README.md"));
        assertThat(MetricFiles.alertNames())
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allSatisfy(alert -> assertThat(runbook).contains("`" + alert + "`"));

        JsonNode panels = MetricFiles.dashboard().path("panels");
        assertThat(panels.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(panels)
                .allSatisfy(panel -> assertThat(panel.at("/gridPos/x").asInt()
                                + panel.at("/gridPos/w").asInt())
                        .isLessThanOrEqualTo(24));
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        String customer = organization.customer("Tūī Freight Ltd").toString();
        Api api = organization
                .user("quotes.view", "quotes.create", "quotes.override_price")
                .signIn(TestServer.MAIN);
        Series created = new Series("pivotal_events", Map.of("type", "quote.created"));
        Series refused = new Series("pivotal_problems", Map.of("code", "JSONB_MONETARY_FORBIDDEN"));
        Series filtered = new Series("pivotal_problems", Map.of("code", "JSONB_FILTER_FORBIDDEN"));
        Series missing = new Series("pivotal_problems", Map.of("code", "NOT_FOUND"));
        List<Double> before = numbers(created, refused, filtered, missing);

        assertThat(api.post(QUOTES, body(customer, Map.of("colour", "red"))).status())
                .isEqualTo(201);
        assertThat(api.post(QUOTES, body(customer, Map.of("total", 1))).problem())
                .isEqualTo("JSONB_MONETARY_FORBIDDEN");
        assertThat(api.get(QUOTES + "?metadata.total=1").problem()).isEqualTo("JSONB_FILTER_FORBIDDEN");
        assertThat(api.get("/nowhere").status()).isEqualTo(404);

        List<Double> after = numbers(created, refused, filtered, missing);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as("number " + i).isEqualTo(before.get(i) + 1);
        }
        assertThat(number(new Series("undertow_processing_time_seconds_total", Map.of("type", "http-listener"))))
                .as("the server was provisioned before it recorded times: mvn clean")
                .isPositive();
    }

    @Test
    void theAgeOfTheOutboxIsThatOfItsOldestEvent() throws Exception {
        TestOrganization organization = TestOrganization.create(TestServer.MAIN.database());
        organization
                .user("quotes.view", "quotes.create", "quotes.override_price")
                .signIn(TestServer.MAIN)
                .post(QUOTES, body(organization.customer("Tūī Freight Ltd").toString(), Map.of()));
        TestServer.MAIN
                .database()
                .execute(
                        "UPDATE outbox_events SET available_at = now() - INTERVAL '2 hours' WHERE organization_id = ?",
                        organization.id());
        Series age = new Series("pivotal_outbox_age_seconds", Map.of());
        try {
            Waiting.until("the gauge has looked anew", () -> number(age) >= 7200);
            assertThat(number(age)).isLessThan(7500);
        } finally {
            TestServer.MAIN
                    .database()
                    .execute(
                            "UPDATE outbox_events SET published_at = now() WHERE organization_id = ?",
                            organization.id());
        }
        Waiting.until("the gauge has forgotten it", () -> number(age) < 7200);
    }

    private static Map<String, Object> body(String customer, Map<String, Object> labels) {
        return Map.<String, Object>of(
                "customerId",
                customer,
                "title",
                "Warehouse audit",
                "metadata",
                labels,
                "lines",
                List.of(Map.<String, Object>of(
                        "description", "Audit", "quantity", 1, "unit", "hour", "unitPrice", "100.00")));
    }

    private static List<Double> numbers(Series... series) {
        return List.of(series).stream().map(MetricsIT::number).toList();
    }

    private static double number(Series series) {
        return told().stream()
                .filter(series::has)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> told() {
        return TestServer.MAIN
                .management()
                .get("/metrics")
                .text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
