package com.pivotalflow.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An organization with customers by the thousand and somebody who exports. */
public final class ExportFirm {

    private static final String JOBS = "/api/v1/jobs/";

    private final TestServer server;
    private final TestOrganization organization;
    private final TestOrganization.TestUser person;
    private Api api;

    private ExportFirm(TestServer server, TestOrganization organization) throws SQLException {
        this.server = server;
        this.organization = organization;
        this.person = organization.user(
                "reports.export_reports",
                "jobs.view_jobs",
                "jobs.cancel_jobs",
                "jobs.retry_jobs",
                "files.access_files");
        this.api = person.signIn(server);
    }

    /** Opens it. */
    public static ExportFirm open(TestServer server) throws SQLException {
        return new ExportFirm(server, TestOrganization.create(server.database()));
    }

    /** Signs in again, after the server was started anew. */
    public void signInAgain() {
        api = person.signIn(server);
    }

    public TestOrganization organization() {
        return organization;
    }

    public Database database() {
        return organization.database();
    }

    public UUID person() {
        return person.id();
    }

    public Api api() {
        return api;
    }

    /** Adds customers; names have what is hard to write in CSV. */
    public void customers(int count) throws SQLException {
        database()
                .execute(
                        "INSERT INTO customers (organization_id, id, customer_number, company_name, city)"
                                + " SELECT ?, gen_random_uuid(), 'N-' || n, 'Tūī \"Freight\", ' || n, 'Auckland'"
                                + " FROM generate_series(1, ?) AS n",
                        organization.id(),
                        count);
    }

    /** Asks for an export. */
    public Api.Answer order(String report, String format, Map<String, Object> filters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reportType", report);
        body.put("format", format);
        body.put("filters", filters);
        return api.post("/api/v1/exports", body);
    }

    /** Asks for an export, which must be taken; gives the id of its job. */
    public String ordered(String report, String format, Map<String, Object> filters) {
        Api.Answer answer = order(report, format, filters);
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("id").asText();
    }

    /** How a job is now. */
    public JsonNode job(String id) {
        return api.get(JOBS + id).json();
    }

    /** Waits until a job is over, and gives how it is then. */
    public JsonNode over(String id) throws Exception {
        Waiting.until(
                "job " + id + " is over",
                Duration.ofMinutes(3),
                () -> !job(id).path("completedAt").isMissingNode());
        return job(id);
    }

    /** The file of a job. */
    public Api.Answer file(String id) {
        return api.get(JOBS + id + "/result");
    }

    /** The file of an export that is asked for now. */
    public Api.Answer exported(String report, String format, Map<String, Object> filters) throws Exception {
        String id = ordered(report, format, filters);
        JsonNode job = over(id);
        if (!job.path("status").asText().equals("succeeded")) {
            throw new AssertionError(job.toString());
        }
        return file(id);
    }

    /** Stops a job in whatever state it is; gives the last answer. */
    public Api.Answer cancel(String id) {
        Api.Answer answer;
        do {
            answer = api.with("If-Match", job(id).path("etag").asText()).post(JOBS + id + "/cancel", Map.of());
        } while (answer.status() == 412);
        return answer;
    }
}
