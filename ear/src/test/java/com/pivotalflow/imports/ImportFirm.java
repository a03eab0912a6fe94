package com.pivotalflow.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An organization and somebody who imports into it. */
public final class ImportFirm {

    static final String CSV = "text/csv";
    static final String JSON = "application/json";

    private static final String JOBS = "/api/v1/jobs/";
    private static final String[] RIGHTS = {
        "customers.create",
        "customers.update",
        "customers.view",
        "rate_cards.update",
        "rate_cards.view",
        "quotes.view_cost",
        "audit.view",
        "jobs.view_jobs",
        "jobs.cancel_jobs",
        "jobs.retry_jobs",
        "reports.export_reports",
        "files.access_files"
    };

    private final TestServer server;
    private final TestOrganization organization;
    private final TestOrganization.TestUser person;
    private Api api;

    private ImportFirm(TestServer server, TestOrganization organization) throws SQLException {
        this.server = server;
        this.organization = organization;
        this.person = organization.user(RIGHTS);
        this.api = person.signIn(server);
    }

    /** Opens it. */
    public static ImportFirm open(TestServer server) throws SQLException {
        return new ImportFirm(server, TestOrganization.create(server.database()));
    }

    /** Signs in again, after the server was started anew. */
    void signInAgain() {
        api = person.signIn(server);
    }

    Api api() {
        return api;
    }

    Api as(String... rights) throws SQLException {
        return organization.user(rights).signIn(server);
    }

    UUID person() {
        return person.id();
    }

    UUID id() {
        return organization.id();
    }

    TestOrganization organization() {
        return organization;
    }

    Database database() {
        return organization.database();
    }

    /** Sends a file. */
    Api.Answer send(Api sender, String query, String type, BodyPublisher file) {
        return sender.with("Content-Type", type).send("POST", "/api/v1/imports?" + query, file);
    }

    Api.Answer send(String query, String type, String file) {
        return send(api, query, type, BodyPublishers.ofString(file, StandardCharsets.UTF_8));
    }

    /** Sends a file that must be taken; gives the id of its job. */
    String sent(String query, String type, BodyPublisher file) {
        Api.Answer answer = send(api, query, type, file);
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("id").asText();
    }

    /** Imports a file and gives the report. */
    JsonNode imported(String query, String type, String file) throws Exception {
        return report(sent(query, type, BodyPublishers.ofString(file, StandardCharsets.UTF_8)));
    }

    /** Imports customers from CSV and gives the report. */
    JsonNode customers(String more, String csv) throws Exception {
        return imported("resource=customers" + more, CSV, csv);
    }

    /** What a job reported, once it has succeeded. */
    JsonNode report(String job) throws Exception {
        JsonNode over = over(job);
        if (!over.path("status").asText().equals("succeeded")) {
            throw new AssertionError(over.toString());
        }
        return over.path("result");
    }

    /** How a job is now. */
    JsonNode job(String id) {
        return api.get(JOBS + id).json();
    }

    /** Waits until a job is over, and gives how it is then. */
    JsonNode over(String id) throws Exception {
        Waiting.until(
                "job " + id + " is over",
                Duration.ofMinutes(10),
                () -> !job(id).path("completedAt").isMissingNode());
        return job(id);
    }

    /** The errors of a report: row, column or pointer, code. */
    static List<String> errors(JsonNode report) {
        List<String> errors = new ArrayList<>();
        report.path("errors")
                .forEach(error -> errors.add(error.path("row").asText() + " "
                        + error.path("column").asText(error.path("pointer").asText()) + " "
                        + error.path("code").asText()));
        return errors;
    }

    long count(String table) throws SQLException {
        return database().number("SELECT count(*) FROM " + table + " WHERE organization_id = ?", id());
    }

    List<String> rows(String sql) throws SQLException {
        return database().rows(sql, id());
    }

    /** A rate card in NZD from 2020 on. */
    UUID card() throws SQLException {
        UUID card = Ids.next();
        database()
                .execute(
                        "INSERT INTO rate_cards (organization_id, id, name, currency_code, effective_from)"
                                + " VALUES (?, ?, ?, 'NZD', DATE '2020-01-01')",
                        id(),
                        card,
                        "Card " + card);
        return card;
    }

    /** A category with a code. */
    UUID category(String code) throws SQLException {
        UUID category = Ids.next();
        database()
                .execute(
                        "INSERT INTO service_categories (organization_id, id, name, code) VALUES (?, ?, ?, ?)",
                        id(),
                        category,
                        "Category " + code,
                        code);
        return category;
    }

    /** A role with a code. */
    UUID role(String code) throws SQLException {
        UUID role = Ids.next();
        database()
                .execute(
                        "INSERT INTO delivery_roles (organization_id, id, code, name) VALUES (?, ?, ?, ?)",
                        id(),
                        role,
                        code,
                        "Role " + code);
        return role;
    }
}
