package com.pivotalflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.export.ExportFirm;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Ids;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.StoredJob;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Timers;
import com.pivotalflow.testing.Waiting;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are listed, read, stopped and repeated. */
@OnRealServer
class JobsIT {

    private static final String JOBS = "/api/v1/jobs/";

    private ExportFirm firm;

    @BeforeEach
    void open() throws Exception {
        firm = ExportFirm.open(TestServer.MAIN);
    }

    @Test
    void nobodyIsShownWhatAJobIsTold() throws Exception {
        String secret = "sealed-" + Ids.next();
        UUID mail = Ids.next();
        firm.database()
                .execute(
                        "INSERT INTO jobs (organization_id, id, job_type, payload, scheduled_at)"
                                + " VALUES (?, ?, 'mail', jsonb_build_object('sealed', CAST(? AS text)),"
                                + " TIMESTAMPTZ '2099-01-01')",
                        firm.organization().id(),
                        mail,
                        secret);

        Api.Answer list = firm.api().get("/api/v1/jobs");
        Api.Answer one = firm.api().get(JOBS + mail);
        Api.Answer cancelled = firm.cancel(mail.toString());

        assertThat(list.json().path("items")).hasSize(1);
        assertThat(one.json().path("jobType").asText()).isEqualTo("mail");
        assertThat(list.text() + one.text() + cancelled.text())
                .contains(mail.toString())
                .doesNotContain(secret, "payload", "sealed");
        assertThat(firm.database()
                        .rows(
                                "SELECT coalesce(new_values::text, '') || coalesce(old_values::text, '') FROM"
                                        + " audit_logs WHERE organization_id = ? AND action = 'jobs.cancel'",
                                firm.organization().id()))
                .singleElement()
                .asString()
                .contains("cancelled")
                .doesNotContain(secret);
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        String waiting = StoredJob.waiting(firm.organization(), firm.person()).toString();
        String failed = StoredJob.failed(firm.organization(), firm.person()).toString();

        assertThat(ids("status=failed")).isEqualTo("[\"" + failed + "\"]");
        assertThat(ids("status=queued,cancelled")).isEqualTo("[\"" + waiting + "\"]");
        assertThat(ids("jobType=mail")).isEqualTo("[]");
        assertThat(ids("jobType=export&sort=createdAt")).isEqualTo("[\"" + waiting + "\",\"" + failed + "\"]");
        assertThat(firm.api().get("/api/v1/jobs?status=done").problem()).isEqualTo("INVALID_PARAMETER");
    }

    private String ids(String query) {
        StringBuilder ids = new StringBuilder("[");
        firm.api()
                .get("/api/v1/jobs?" + query)
                .json()
                .path("items")
                .forEach(job -> ids.append(ids.length() > 1 ? "," : "").append(job.path("id")));
        return ids.append("]").toString();
    }

    @Test
    void aJobThatWaitsStopsAtOnceAndOnlyOnce() throws Exception {
        String id = StoredJob.waiting(firm.organization(), firm.person()).toString();

        Api.Answer stopped = firm.cancel(id);
        Api.Answer again = firm.cancel(id);

        assertThat(stopped.json().path("status").asText()).isEqualTo("cancelled");
        assertThat(stopped.json().has("completedAt")).isTrue();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("JOB_NOT_CANCELLABLE");
        assertThat(firm.file(id).problem()).isEqualTo("JOB_RESULT_NOT_FOUND");
    }

    @Test
    void aJobThatRunsStopsAtItsNextStep() throws Exception {
        firm.customers(150_000);
        String id = firm.ordered("customers", "csv", Map.of());
        Waiting.until("it has begun", () -> firm.job(id).path("currentStep").asInt() > 0);

        Api.Answer asked = firm.cancel(id);

        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        assertThat(asked.json().path("status").asText()).isEqualTo("running");
        assertThat(asked.json().has("cancelRequestedAt")).isTrue();
        JsonNode over = firm.over(id);
        assertThat(over.path("status").asText()).as(over.toString()).isEqualTo("cancelled");
        assertThat(over.path("currentStep").asInt()).isLessThan(150_000);
        assertThat(firm.file(id).problem()).isEqualTo("JOB_RESULT_NOT_FOUND");
    }

    @Test
    void whatFailedIsDoneAgainAndNothingElse() throws Exception {
        firm.customers(3);
        String failed = StoredJob.failed(firm.organization(), firm.person()).toString();
        String waiting = StoredJob.waiting(firm.organization(), firm.person()).toString();
        UUID mail = Ids.next();
        firm.database()
                .execute(
                        "INSERT INTO jobs (organization_id, id, job_type, status, completed_at)"
                                + " VALUES (?, ?, 'mail', 'failed', now())",
                        firm.organization().id(),
                        mail);

        Api.Answer again = retry(failed);

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().has("error")).isFalse();
        assertThat(firm.over(failed).path("status").asText()).isEqualTo("succeeded");
        assertThat(firm.job(failed).path("attempts").asInt()).isEqualTo(5);
        assertThat(firm.file(failed).text().lines()).hasSize(4);
        assertThat(retry(failed).problem()).isEqualTo("JOB_NOT_RETRYABLE");
        assertThat(retry(waiting).problem()).isEqualTo("JOB_NOT_RETRYABLE");
        assertThat(retry(mail.toString()).problem()).isEqualTo("JOB_NOT_RETRYABLE");
    }

    private Api.Answer retry(String id) {
        return firm.api().with("If-Match", firm.job(id).path("etag").asText()).post(JOBS + id + "/retry", Map.of());
    }

    @Test
    void aJobThatWasToStopWhenItsNodeWentAwayIsNotDoneAgain() throws Exception {
        UUID id = StoredJob.failed(firm.organization(), firm.person());
        firm.database()
                .execute(
                        "UPDATE jobs SET status = 'running', completed_at = NULL, attempt_count = 1,"
                                + " locked_until = now() + interval '1 hour' WHERE organization_id = ? AND id = ?",
                        firm.organization().id(),
                        id);
        assertThat(firm.cancel(id.toString()).json().path("status").asText()).isEqualTo("running");
        firm.database()
                .execute(
                        "UPDATE jobs SET locked_until = now() - interval '1 second'"
                                + " WHERE organization_id = ? AND id = ?",
                        firm.organization().id(),
                        id);

        Timers.run(TestServer.MAIN, "JobRecovery");

        assertThat(firm.job(id.toString()).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void aFileIsNotThereBeforeItsJobIsOver() throws Exception {
        String id = StoredJob.waiting(firm.organization(), firm.person()).toString();

        Api.Answer early = firm.file(id);

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("JOB_NOT_FINISHED");
        assertThat(early.json().path("status").asText()).isEqualTo("queued");
        assertThat(firm.file(Ids.next().toString()).problem()).isEqualTo("JOB_NOT_FOUND");
    }
}
