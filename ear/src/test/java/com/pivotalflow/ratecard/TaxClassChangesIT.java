package com.pivotalflow.ratecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tax classes are made and changed over HTTP. */
@OnRealServer
class TaxClassChangesIT {

    private static final String CLASSES = "/api/v1/tax-classes";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private Api api;
    private String standard;

    @BeforeEach
    void open() throws Exception {
        organization = TestOrganization.create(database);
        api = organization.user("tax_classes.view", "tax_classes.update").signIn(TestServer.MAIN);
        standard = CLASSES + "/" + organization.standardTaxClass();
    }

    @Test
    void aClassIsMadeWithItsRates() throws Exception {
        Api.Answer answer = api.post(
                CLASSES,
                Map.<String, Object>of(
                        "code",
                        "REDUCED",
                        "name",
                        "Reduced",
                        "kind",
                        "reduced",
                        "rates",
                        List.of(rate("7.5", "2020-01-01", "2026-12-31"), rate("8.0", "2027-01-01", ""))));

        JsonNode made = answer.json();
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(made.path("rates").toString())
                .isEqualTo(
                        "[{\"ratePercent\":\"8\",\"effectiveFrom\":\"2027-01-01\"},"
                                + "{\"ratePercent\":\"7.5\",\"effectiveFrom\":\"2020-01-01\",\"effectiveUntil\":\"2026-12-31\"}]");
        assertThat(made.path("isActive").asBoolean()).isTrue();
        assertThat(api.get(CLASSES + "/" + made.path("id").asText()).json()).isEqualTo(made);
        assertThat(actions(made.path("id").asText())).containsExactly("tax_classes.create");
        assertThat(api.post(CLASSES, Map.of("code", "REDUCED", "name", "Other", "kind", "zero"))
                        .problem())
                .isEqualTo("DUPLICATE_VALUE");
    }

    @ParameterizedTest
    @CsvSource({
        "reduced, 100.1, '', 422 /rates/0/ratePercent TAX_RATE_RANGE",
        "zero, 1, '', 422 /rates/0/ratePercent TAX_RATE_RANGE",
        "exempt, 1, '', 422 /rates/0/ratePercent TAX_RATE_RANGE",
        "reduced, 1, 2025-12-31, 422 /rates/0/effectiveUntil VALIDITY_ORDER",
        "luxury, 1, '', 422 /kind ENUM",
    })
    void whatIsWrongWithAClassIsNamed(String kind, String percent, String until, String error) {
        Api.Answer answer = api.post(
                CLASSES,
                Map.<String, Object>of(
                        "code",
                        "OTHER",
                        "name",
                        "Other",
                        "kind",
                        kind,
                        "rates",
                        List.of(rate(percent, "2026-01-01", until))));

        assertThat(answer.status() + " " + answer.json().at("/errors/0/pointer").asText() + " "
                        + answer.json().at("/errors/0/code").asText())
                .isEqualTo(error);
    }

    @Test
    void ratesOfAClassDoNotOverlap() {
        Api.Answer answer = tagged().patch(
                        standard,
                        Map.of("rates", List.of(rate("15", "2020-01-01", "2026-12-31"), rate("16", "2026-12-31", ""))));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("RATE_PERIOD_OVERLAP");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/rates/1/effectiveFrom");
    }

    @Test
    void aRateIsEndedAndFollowedByAnotherInOneStep() throws Exception {
        Api.Answer changed = tagged().patch(
                        standard,
                        Map.of("rates", List.of(rate("15", "2020-01-01", "2026-12-31"), rate("16", "2027-01-01", ""))));
        Api.Answer same = tagged().patch(
                        standard,
                        Map.of(
                                "rates",
                                List.of(rate("16.0", "2027-01-01", ""), rate("15.000", "2020-01-01", "2026-12-31"))));
        Api.Answer earlier = tagged().patch(
                        standard,
                        Map.of("rates", List.of(rate("15", "2020-01-01", "2026-06-30"), rate("16", "2026-07-01", ""))));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("rates")).hasSize(2);
        assertThat(same.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(earlier.json().at("/rates/0/effectiveFrom").asText()).isEqualTo("2026-07-01");
        assertThat(api.get(standard).json()).isEqualTo(earlier.json());
        assertThat(actions(organization.standardTaxClass().toString()))
                .containsExactly("tax_classes.update", "tax_classes.update");
        assertThat(api.with("If-Match", "\"0-0\"")
                        .patch(standard, Map.of("name", "Late"))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aRateThatASentQuoteUsedIsEndedAndNotChanged() throws Exception {
        try (Connection connection = asIfSent("2026-03-01", "2026-05-31")) {
            List<Api.Answer> refused = List.of(
                    replaced(rate("16", "2020-01-01", "")),
                    replaced(rate("15", "2026-03-02", "")),
                    replaced(rate("15", "2020-01-01", "2026-05-30"), rate("16", "2026-05-31", "")),
                    replaced());
            Api.Answer ended = replaced(rate("15", "2026-03-01", "2026-05-31"), rate("16", "2026-06-01", ""));

            for (Api.Answer answer : refused) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
                assertThat(answer.problem()).isEqualTo("RESOURCE_IN_USE");
                assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/rates");
            }
            assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
            Database.execute(
                    connection, "DELETE FROM quote_version_line_items WHERE organization_id = ?", organization.id());
        }
    }

    private Api.Answer replaced(Map<?, ?>... rates) {
        return tagged().patch(standard, Map.of("rates", List.of(rates)));
    }

    /** Lines of issued versions for these days, without the rest of the versions; to be removed by the caller. */
    private Connection asIfSent(String... days) throws Exception {
        Connection connection = database.asSuperuser().getConnection();
        Database.execute(connection, "SET session_replication_role = replica");
        for (String day : days) {
            Database.execute(
                    connection,
                    "INSERT INTO quote_version_line_items (organization_id, id, quote_version_id, line_key, position,"
                            + " kind, description, quantity, unit, unit_price, tax_inclusive, tax_rate,"
                            + " discount_percentage, discount_percentage_amount, discount_fixed_amount,"
                            + " discount_per_unit, discount_per_unit_amount, document_discount_amount,"
                            + " subtotal_amount, net_amount, tax_amount, total_amount, price_rule, price_date,"
                            + " selection_mode, selected, tax_class_id, tax_class_code)"
                            + " VALUES (?, ?, ?, ?, 1, 'service', 'Audit', 1, 'hour', 100, false, 0.15, 0, 0, 0, 0, 0,"
                            + " 0, 100, 100, 15, 115, 'explicit', CAST(? AS date), 'required', false, ?, 'STANDARD')",
                    organization.id(),
                    Ids.next(),
                    Ids.next(),
                    Ids.next(),
                    day,
                    organization.standardTaxClass());
        }
        return connection;
    }

    @Test
    void theDatabaseRefusesOverlapsByItself() throws Exception {
        assertThat(catchThrowable(() -> database.execute(
                        "INSERT INTO tax_rates (organization_id, id, tax_class_id, rate, effective_from)"
                                + " VALUES (?, gen_random_uuid(), ?, 0.16, DATE '2027-01-01')",
                        organization.id(),
                        organization.standardTaxClass())))
                .hasMessageContaining("ex_tax_rates_period");
    }

    @Test
    void changingNeedsItsPermission() throws Exception {
        Api viewer = organization.user("tax_classes.view").signIn(TestServer.MAIN);

        assertThat(viewer.get(standard).status()).isEqualTo(200);
        assertThat(viewer.post(CLASSES, Map.of()).status()).isEqualTo(403);
        assertThat(viewer.with("If-Match", "\"0-0\"")
                        .patch(standard, Map.of("name", "X"))
                        .status())
                .isEqualTo(403);
    }

    private Api tagged() {
        return api.with("If-Match", api.get(standard).header("ETag").orElseThrow());
    }

    private List<String> actions(String entity) throws Exception {
        return database.rows(
                "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = CAST(? AS uuid)"
                        + " ORDER BY sequence_number",
                organization.id(),
                entity);
    }

    private static Map<String, Object> rate(String percent, String from, String until) {
        return until.isEmpty()
                ? Map.<String, Object>of("ratePercent", percent, "effectiveFrom", from)
                : Map.<String, Object>of("ratePercent", percent, "effectiveFrom", from, "effectiveUntil", until);
    }
}
