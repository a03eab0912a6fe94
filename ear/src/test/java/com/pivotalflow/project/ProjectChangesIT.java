package com.pivotalflow.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects are made, changed and removed, with their planned effort. */
@OnRealServer
class ProjectChangesIT {

    private static final String PROJECTS = "/api/v1/projects";
    private static final String UNKNOWN = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private UUID customer;
    private UUID category;
    private UUID role;
    private UUID person;
    private Api api;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        customer = organization.customer("Tūī Freight Ltd");
        category = Ids.next();
        role = Ids.next();
        database.execute(
                "INSERT INTO service_categories (organization_id, id, name) VALUES (?, ?, 'Audit')",
                organization.id(),
                category);
        database.execute(
                "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, 'auditor', 'Auditor')",
                organization.id(),
                role);
        TestOrganization.TestUser user =
                organization.user("projects.view", "projects.create", "projects.update", "projects.delete");
        person = user.id();
        api = user.signIn(TestServer.MAIN);
    }

    @Test
    void aProjectIsKeptWithItsBudgetsInTheirOrder() {
        JsonNode made = make(Map.<String, Object>of(
                "name", "Cold störe",
                "code", "COLD-1",
                "customerId", customer,
                "ownerId", person,
                "startDate", "2026-06-01",
                "endDate", "2026-09-30",
                "budgets",
                        List.of(
                                Map.<String, Object>of(
                                        "serviceCategoryId", category, "roleId", role, "quantity", "120.50"),
                                Map.<String, Object>of("unit", "item", "quantity", 0))));

        assertThat(made.path("status").asText()).isEqualTo("active");
        assertThat(made.at("/budgets/0/quantity").asText()).isEqualTo("120.5");
        assertThat(made.at("/budgets/0/unit").asText()).isEqualTo("hour");
        assertThat(made.at("/budgets/0/roleId").asText()).isEqualTo(role.toString());
        assertThat(made.at("/budgets/1/unit").asText()).isEqualTo("item");
        assertThat(api.get(PROJECTS + "/" + made.path("id").asText()).json()).isEqualTo(made);
        assertThat(api.get(PROJECTS + "?q=cold+store").json().path("items")).hasSize(1);
    }

    @Test
    void statedBudgetsTakeThePlaceOfAllAndTheSameOnesLeaveNoTrace() throws Exception {
        JsonNode made = make(Map.<String, Object>of(
                "name",
                "Store",
                "customerId",
                customer,
                "budgets",
                List.of(Map.<String, Object>of("quantity", "1"), Map.<String, Object>of("quantity", "2"))));

        JsonNode kept =
                patch(made, Map.<String, Object>of("description", "Cold.")).json();
        Api.Answer same = patch(
                kept,
                Map.<String, Object>of(
                        "budgets",
                        List.of(Map.<String, Object>of("quantity", "1.0"), Map.<String, Object>of("quantity", 2))));
        JsonNode fewer = patch(
                        kept, Map.<String, Object>of("budgets", List.of(Map.<String, Object>of("quantity", "3"))))
                .json();

        assertThat(kept.path("budgets")).hasSize(2);
        assertThat(same.json()).isEqualTo(kept);
        assertThat(fewer.path("budgets")).hasSize(1);
        assertThat(fewer.path("etag")).isNotEqualTo(kept.path("etag"));
        assertThat(database.number("SELECT count(*) FROM project_budgets WHERE organization_id = ?", organization.id()))
                .isEqualTo(1);
        assertThat(database.number(
                        "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action = 'projects.update'",
                        organization.id()))
                .isEqualTo(2);
    }

    @Test
    void aProjectIsClosedWhileItIsDoneOrGivenUp() throws Exception {
        JsonNode made = make(Map.<String, Object>of("name", "Store", "customerId", customer));

        JsonNode done =
                patch(made, Map.<String, Object>of("status", "completed")).json();
        long closed = closed();
        JsonNode again = patch(done, Map.<String, Object>of("status", "active")).json();

        assertThat(closed).isEqualTo(1);
        assertThat(again.path("status").asText()).isEqualTo("active");
        assertThat(closed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "customerId, '\"" + UNKNOWN + "\"', /customerId, REFERENCE_NOT_FOUND",
        "ownerId, '\"" + UNKNOWN + "\"', /ownerId, REFERENCE_NOT_FOUND",
        "budgets, '[{\"quantity\":1,\"serviceCategoryId\":\"" + UNKNOWN
                + "\"}]', /budgets/0/serviceCategoryId, REFERENCE_NOT_FOUND",
        "budgets, '[{\"quantity\":1,\"roleId\":\"" + UNKNOWN + "\"}]', /budgets/0/roleId, REFERENCE_NOT_FOUND",
        "budgets, '[{\"quantity\":-1}]', /budgets/0/quantity, NUMBER_OUT_OF_RANGE",
        "budgets, '[{\"quantity\":0.1234567}]', /budgets/0/quantity, SCALE_EXCEEDED",
        "budgets, '[{}]', /budgets/0/quantity, REQUIRED",
        "endDate, '\"2026-05-31\"', /endDate, VALIDITY_ORDER",
        "status, '\"gone\"', /status, ENUM",
        "quoteId, '\"" + UNKNOWN + "\"', /quoteId, FIELD_READ_ONLY"
    })
    void whatAProjectCannotBeIsRefused(String member, String value, String pointer, String code) {
        JsonNode made =
                make(Map.<String, Object>of("name", "Store", "customerId", customer, "startDate", "2026-06-01"));

        Api.Answer refused = api.with("If-Match", made.path("etag").asText())
                .sendText(
                        "PATCH",
                        PROJECTS + "/" + made.path("id").asText(),
                        "application/merge-patch+json",
                        "{\"" + member + "\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void newProjectsAreForActiveCustomersAndCodesAreGivenOnce() throws Exception {
        UUID inactive = organization.customer("Gone Ltd");
        database.execute(
                "UPDATE customers SET status = 'inactive' WHERE organization_id = ? AND id = ?",
                organization.id(),
                inactive);
        JsonNode first = make(Map.<String, Object>of("name", "Store", "customerId", customer, "code", "STORE"));

        Api.Answer refused = api.post(PROJECTS, Map.<String, Object>of("name", "Store", "customerId", inactive));
        Api.Answer twice =
                api.post(PROJECTS, Map.<String, Object>of("name", "Store", "customerId", customer, "code", "store"));

        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("CUSTOMER_INACTIVE");
        assertThat(twice.status()).as(twice.toString()).isEqualTo(409);
        assertThat(twice.json().path("field").asText()).isEqualTo("code");
        assertThat(delete(first).status()).isEqualTo(204);
        assertThat(api.post(PROJECTS, Map.<String, Object>of("name", "Store", "customerId", customer, "code", "store"))
                        .status())
                .as("the code is free again")
                .isEqualTo(201);
    }

    @Test
    void aProjectThatSomethingOpenNeedsStays() throws Exception {
        JsonNode made = make(Map.<String, Object>of("name", "Store", "customerId", customer));
        UUID project = UUID.fromString(made.path("id").asText());
        UUID quote = Ids.next();
        database.execute(
                "INSERT INTO quotes (organization_id, id, quote_number, number_year, number_sequence, customer_id,"
                        + " project_id, title, valid_from, valid_until, currency_code, base_currency_code, created_by)"
                        + " VALUES (?, ?, 'Q-1', 2026, 1, ?, ?, 'Audit', DATE '2026-01-01', DATE '2026-02-01', 'NZD',"
                        + " 'NZD', ?)",
                organization.id(),
                quote,
                customer,
                project,
                person);
        Api.Answer quoted = delete(made);
        database.execute(
                "UPDATE quotes SET status = 'cancelled', cancelled_at = now() WHERE organization_id = ?",
                organization.id());
        database.execute(
                "INSERT INTO resource_allocations (organization_id, id, project_id, user_id, delivery_role_id,"
                        + " allocation_fraction, start_date, end_date) VALUES (?, ?, ?, ?, ?, 0.5, DATE '2020-01-01',"
                        + " DATE '2099-12-31')",
                organization.id(),
                Ids.next(),
                project,
                person,
                role);
        Api.Answer planned = delete(made);
        database.execute(
                "UPDATE resource_allocations SET end_date = DATE '2020-12-31' WHERE organization_id = ?",
                organization.id());

        assertThat(quoted.status()).as(quoted.toString()).isEqualTo(409);
        assertThat(quoted.json().path("usedBy").asText()).isEqualTo("quotes");
        assertThat(planned.json().path("usedBy").asText()).isEqualTo("allocations");
        assertThat(delete(made).status()).isEqualTo(204);
        assertThat(api.get(PROJECTS + "/" + project).problem()).isEqualTo("PROJECT_NOT_FOUND");
    }

    private JsonNode make(Map<String, Object> content) {
        Api.Answer made = api.post(PROJECTS, content);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private Api.Answer patch(JsonNode project, Object body) {
        return api.with("If-Match", project.path("etag").asText())
                .patch(PROJECTS + "/" + project.path("id").asText(), body);
    }

    private Api.Answer delete(JsonNode project) {
        return api.with("If-Match", project.path("etag").asText())
                .delete(PROJECTS + "/" + project.path("id").asText());
    }

    private long closed() throws Exception {
        return database.number(
                "SELECT count(*) FROM projects WHERE organization_id = ? AND closed_at IS NOT NULL", organization.id());
    }
}
