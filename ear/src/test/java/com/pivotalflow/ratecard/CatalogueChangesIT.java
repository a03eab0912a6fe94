package com.pivotalflow.ratecard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Categories of services, a tree, and trade roles are made, changed and removed. */
@OnRealServer
class CatalogueChangesIT {

    private static final String CATEGORIES = "/api/v1/service-categories";
    private static final String ROLES = "/api/v1/delivery-roles";

    private final Database database = TestServer.MAIN.database();

    private TestOrganization organization;
    private Api api;

    @BeforeEach
    void openAnOrganization() throws Exception {
        organization = TestOrganization.create(database);
        api = organization.user("rate_cards.view", "rate_cards.update").signIn(TestServer.MAIN);
    }

    @Test
    void categoriesFormATreeThatNeverBecomesARing() {
        JsonNode audit = make(CATEGORIES, Map.<String, Object>of("name", "Audit"));
        JsonNode site = make(
                CATEGORIES, Map.<String, Object>of("name", "Site audit", "parentId", id(audit), "colour", "#2a6f97"));
        JsonNode dock = make(CATEGORIES, Map.<String, Object>of("name", "Dock audit", "parentId", id(site)));

        assertThat(patch(CATEGORIES, audit, Map.<String, Object>of("parentId", id(dock)))
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/parentId");
        assertThat(patch(CATEGORIES, audit, Map.<String, Object>of("parentId", id(audit)))
                        .problem())
                .isEqualTo("VALIDATION_FAILED");
        JsonNode moved = patch(CATEGORIES, dock, Map.<String, Object>of("parentId", id(audit), "isVisible", false))
                .json();
        assertThat(moved.path("parentId").asText()).isEqualTo(id(audit));
        assertThat(moved.path("isVisible").asBoolean(true)).isFalse();
        assertThat(api.get(CATEGORIES + "/" + id(dock)).json()).isEqualTo(moved);
        assertThat(patch(CATEGORIES, moved, Map.<String, Object>of("isVisible", false))
                        .json())
                .isEqualTo(moved);
    }

    @ParameterizedTest
    @CsvSource({"name, audit", "code, aud"})
    void namesAndCodesOfCategoriesAreGivenOnceInAnyCase(String field, String value) {
        var unused = make(CATEGORIES, Map.<String, Object>of("name", "Audit", "code", "AUD"));
        Map<String, Object> second = field.equals("name")
                ? Map.<String, Object>of("name", value)
                : Map.<String, Object>of("name", "Another", "code", value);

        Api.Answer refused = api.post(CATEGORIES, second);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("DUPLICATE_VALUE");
        assertThat(refused.json().path("field").asText()).isEqualTo(field);
    }

    @Test
    void aCategoryThatSomethingNamesStays() throws Exception {
        JsonNode audit = make(CATEGORIES, Map.<String, Object>of("name", "Audit"));
        JsonNode site = make(CATEGORIES, Map.<String, Object>of("name", "Site audit", "parentId", id(audit)));

        Api.Answer used = delete(audit);

        assertThat(used.status()).as(used.toString()).isEqualTo(409);
        assertThat(used.problem()).isEqualTo("RESOURCE_IN_USE");
        assertThat(delete(site).status()).isEqualTo(204);
        assertThat(delete(audit).status()).isEqualTo(204);
        assertThat(api.get(CATEGORIES).json().path("items")).isEmpty();
        assertThat(database.number(
                        "SELECT count(*) FROM audit_logs WHERE organization_id = ? AND action LIKE 'service_categories.%'",
                        organization.id()))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "colour, '\"red\"', /colour, FORMAT",
        "parentId, '\"0197a3c2-6a21-7f08-8e10-3b5d9c4a2e02\"', /parentId, REFERENCE_NOT_FOUND",
        "name, '\"\"', /name, LENGTH"
    })
    void whatACategoryCannotBeIsRefused(String member, String value, String pointer, String code) {
        String name = member.equals("name") ? "" : "\"name\":\"Audit\",";
        Api.Answer refused =
                api.postText(CATEGORIES, "application/json", "{" + name + "\"" + member + "\":" + value + "}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
    }

    @Test
    void aTradeRoleIsKeptAndChanged() {
        JsonNode lead = make(
                ROLES, Map.<String, Object>of("code", "auditor_lead", "name", "Lead auditor", "seniority", "lead"));

        JsonNode changed = patch(ROLES, lead, Map.<String, Object>of("isActive", false, "sortOrder", 5))
                .json();

        assertThat(changed.path("seniority").asText()).isEqualTo("lead");
        assertThat(changed.path("isActive").asBoolean(true)).isFalse();
        assertThat(api.get(ROLES + "/" + id(lead)).json()).isEqualTo(changed);
        Api.Answer twice = api.post(ROLES, Map.<String, Object>of("code", "auditor_lead", "name", "Another"));
        assertThat(twice.json().path("field").asText()).isEqualTo("code");
        assertThat(api.post(ROLES, Map.<String, Object>of("code", "Lead", "name", "Lead"))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("FORMAT");
        assertThat(api.get(ROLES + "/" + UUID.randomUUID()).problem()).isEqualTo("DELIVERY_ROLE_NOT_FOUND");
    }

    private JsonNode make(String path, Map<String, Object> content) {
        Api.Answer made = api.post(path, content);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private Api.Answer patch(String path, JsonNode record, Object body) {
        return api.with("If-Match", record.path("etag").asText()).patch(path + "/" + id(record), body);
    }

    private Api.Answer delete(JsonNode category) {
        return api.with("If-Match", category.path("etag").asText()).delete(CATEGORIES + "/" + id(category));
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }
}
