package com.pivotalflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.export.ExportFirm;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.Plan;
import com.pivotalflow.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to list jobs finds them by an index, among a hundred thousand. */
@OnRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobIndexesIT {

    private ExportFirm firm;

    @BeforeAll
    void makeAHundredThousandJobs() throws Exception {
        firm = ExportFirm.open(TestServer.MAIN);
        firm.database()
                .execute(
                        "INSERT INTO jobs (organization_id, id, job_type, status, completed_at, created_at)"
                                + " SELECT ?, gen_random_uuid(), 'type' || n % 10,"
                                + " CASE WHEN n % 3 = 0 THEN 'failed' ELSE 'succeeded' END, now(),"
                                + " now() - n * interval '1 minute' FROM generate_series(1, 100000) AS n",
                        firm.organization().id());
        firm.database().execute("ANALYZE jobs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=50", "sort=createdAt", "status=failed", "status=failed,succeeded", "jobType=type1"})
    void aPageIsFoundByAnIndex(String query) throws Exception {
        firm.database().resetStatements();
        assertThat(firm.api().get("/api/v1/jobs?" + query).json().path("items")).hasSize(50);

        List<String> plan = Plan.of(firm.database(), firm.organization().id(), "FROM jobs j");

        assertThat(plan)
                .as(String.join("\n", plan))
                .noneMatch(line -> line.contains("Seq Scan"))
                .anyMatch(line -> line.contains("ix_jobs_"));
    }
}
