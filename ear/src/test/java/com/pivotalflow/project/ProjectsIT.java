package com.pivotalflow.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects: list, search, read; nothing is written, so all tests share one organization. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsIT {

    private static final String PROJECTS = "/api/v1/projects";
    private static final String UNKNOWN = "0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02";

    private TestOrganization organization;
    private UUID customer;
    private UUID first;
    private UUID foreign;
    private Api api;

    @BeforeAll
    void openAnOrganizationWithThreeProjects() throws Exception {
        Database database = TestServer.MAIN.database();
        organization = TestOrganization.create(database);
        customer = organization.customer("Acme Ltd");
        first = project(organization, customer, "P-1", "active", "2026-01-01", "2026-06-30");
        project(organization, customer, "P-2", "planned", "2026-06-30", "");
        project(organization, organization.customer("Beta Ltd"), "P-3", "on_hold", "", "2026-12-31");
        UUID deleted = project(organization, customer, "P-4", "active", "2026-01-01", "");
        database.execute("UPDATE projects SET deleted_at = now() WHERE id = ?", deleted);
        database.execute(
                "INSERT INTO project_budgets (organization_id, id, project_id, unit, quantity) VALUES (?, ?, ?, 'hour', ?)",
                organization.id(),
                Ids.next(),
                first,
                new BigDecimal("120.500000"));
        TestOrganization other = TestOrganization.create(database);
        foreign = project(other, other.customer("Foreign Ltd"), "P-1", "active", "", "");
        api = organization.user("projects.view").signIn(TestServer.MAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "'', P-1 P-2 P-3",
        "q=P-1, P-1",
        "'status=planned,on_hold', P-2 P-3",
        "startDate[gte]=2026-06-30, P-2",
        "startDate[gt]=2026-06-30, ''",
        "startDate[lt]=2026-06-30, P-1",
        "startDate[lte]=2026-06-30, P-1 P-2",
        "startDate[gte]=2026-01-01&startDate[gt]=2026-01-01, P-2",
        "endDate[gt]=2026-06-30, P-3",
        "endDate[lte]=2026-06-30, P-1",
        "endDate[gt]=9999-12-31, ''",
        "startDate[lt]=0001-01-01, ''"
    })
    void filtersNarrowTheList(String query, String codes) {
        JsonNode page = list(query);

        List<String> expected = codes.isEmpty() ? List.of() : List.of(codes.split(" "));
        assertThat(codes(page)).isEqualTo(expected);
        assertThat(page.path("total").asInt(-1)).isEqualTo(expected.size());
    }

    @Test
    void theProjectsOfACustomerAreFoundByItsId() {
        assertThat(codes(list("customerId=" + customer))).containsExactly("P-1", "P-2");
        assertThat(codes(list("ownerId=" + UNKNOWN))).isEmpty();
    }

    @Test
    void aProjectIsReadWithItsBudgets() {
        Api.Answer read = api.get(PROJECTS + "/" + first);

        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.json().path("budgets").toString()).isEqualTo("[{\"unit\":\"hour\",\"quantity\":\"120.5\"}]");
        assertThat(read.json().path("startDate").asText()).isEqualTo("2026-01-01");
        assertThat(read.json().path("customerId").asText()).isEqualTo(customer.toString());
        assertThat(read.json().has("quoteId")).isFalse();
        assertThat(list("").path("items").get(0).has("budgets")).isFalse();
    }

    @Test
    void aForeignProjectIsAnsweredLikeOneThatDoesNotExist() {
        Api.Answer answer = api.get(PROJECTS + "/" + foreign);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("PROJECT_NOT_FOUND");
        assertThat(answer.withoutTrace())
                .isEqualTo(api.get(PROJECTS + "/" + UNKNOWN).withoutTrace());
    }

    @Test
    void readingNeedsItsPermission() throws Exception {
        Api other = organization.user("customers.view").signIn(TestServer.MAIN);

        assertThat(other.get(PROJECTS).status()).isEqualTo(403);
        assertThat(other.get(PROJECTS + "/" + first).problem()).isEqualTo("PERMISSION_DENIED");
    }

    private JsonNode list(String query) {
        String encoded = query.replace("[", "%5B").replace("]", "%5D");
        return api.get(PROJECTS + "?sort=createdAt&includeTotal=true&" + encoded)
                .json();
    }

    private static List<String> codes(JsonNode page) {
        List<String> codes = new ArrayList<>();
        page.path("items").forEach(item -> codes.add(item.path("code").asText()));
        return codes;
    }

    private static UUID project(
            TestOrganization organization, UUID customer, String code, String status, String start, String end)
            throws Exception {
        UUID id = Ids.next();
        organization
                .database()
                .execute(
                        "INSERT INTO projects (organization_id, id, customer_id, code, name, search_text, status,"
                                + " start_date, end_date)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, CAST(nullif(?, '') AS date), CAST(nullif(?, '') AS date))",
                        organization.id(),
                        id,
                        customer,
                        code,
                        "Project " + code,
                        "project " + code.toLowerCase(Locale.ROOT),
                        status,
                        start,
                        end);
        return id;
    }
}
