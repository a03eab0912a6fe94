package com.pivotalflow.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An organization with two projects, a trade role and people who are planned. */
final class Team {

    static final String ALLOCATIONS = "/api/v1/allocations/";

    private final TestOrganization organization;
    private final UUID customer;
    private final UUID role;
    private final UUID project;
    private final Api api;

    private Team(TestOrganization organization) throws SQLException {
        this.organization = organization;
        customer = organization.customer("Tūī Freight Ltd");
        role = role("senior_developer");
        project = project();
        api = organization
                .user(
                        "allocations.read",
                        "allocations.create",
                        "allocations.update",
                        "allocations.delete",
                        "allocations.view_capacity")
                .signIn(TestServer.MAIN);
    }

    static Team open() throws SQLException {
        return new Team(TestOrganization.create(TestServer.MAIN.database()));
    }

    TestOrganization organization() {
        return organization;
    }

    Database database() {
        return organization.database();
    }

    Api api() {
        return api;
    }

    UUID project() throws SQLException {
        UUID id = Ids.next();
        database()
                .execute(
                        "INSERT INTO projects (organization_id, id, customer_id, name) VALUES (?, ?, ?, 'Warehouse')",
                        organization.id(),
                        id,
                        customer);
        return id;
    }

    UUID usualProject() {
        return project;
    }

    UUID role(String code) throws SQLException {
        UUID id = Ids.next();
        database()
                .execute(
                        "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, ?, 'Developer')",
                        organization.id(),
                        id,
                        code);
        return id;
    }

    UUID person() throws SQLException {
        return organization.user().id();
    }

    /** A body, in the usual role. */
    Map<String, Object> body(UUID person, String percent, String from, String until) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userId", person);
        body.put("roleId", role);
        body.put("allocationPercent", percent);
        body.put("startDate", from);
        body.put("endDate", until);
        return body;
    }

    Api.Answer plan(UUID onProject, Map<String, Object> body) {
        return api.post("/api/v1/projects/" + onProject + "/allocations", body);
    }

    /** Plans a person on a project of its own, which must go well. */
    JsonNode planned(UUID person, String percent, String from, String until) throws SQLException {
        Api.Answer answer = plan(project(), body(person, percent, from, until));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json();
    }

    Api.Answer change(JsonNode allocation, Map<String, Object> patch) {
        return api.with("If-Match", allocation.path("etag").asText())
                .patch(ALLOCATIONS + allocation.path("id").asText(), patch);
    }

    List<String> trail(String id) throws SQLException {
        return database()
                .rows(
                        "SELECT action FROM audit_logs WHERE organization_id = ? AND entity_id = CAST(? AS uuid)"
                                + " ORDER BY sequence_number",
                        organization.id(),
                        id);
    }

    long count() throws SQLException {
        return database()
                .number("SELECT count(*) FROM resource_allocations WHERE organization_id = ?", organization.id());
    }
}
