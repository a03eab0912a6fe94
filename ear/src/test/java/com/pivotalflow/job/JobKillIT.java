package com.pivotalflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.pivotalflow.export.ExportFirm;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import com.pivotalflow.testing.Waiting;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is killed while it does a job: the job is taken back soon, done to its end, and nothing of it twice. */
@OnRealServer
class JobKillIT {

    private static final String SERVER = TestServer.SECOND.qualifier();
    private static final int CUSTOMERS = 150_000;

    @ArquillianResource
    ContainerController servers;

    @AfterEach
    void stop() {
        servers.stop(SERVER);
    }

    @Test
    void aJobWhoseNodeWasKilledIsDoneByTheNextWithinMinutes() throws Exception {
        start();
        ExportFirm firm = ExportFirm.open(TestServer.SECOND);
        firm.customers(CUSTOMERS);
        String id = firm.ordered("customers", "csv", Map.of());
        Waiting.until("it has begun", () -> firm.job(id).path("currentStep").asInt() > 0);

        TestServer.SECOND.kill();
        long killed = System.nanoTime();
        servers.stop(SERVER);
        assertThat(firm.database()
                        .rows(
                                "SELECT status FROM jobs WHERE organization_id = ?",
                                firm.organization().id()))
                .containsExactly("running");
        start();
        firm.signInAgain();
        Waiting.until(
                "another attempt was begun",
                Duration.ofMinutes(3),
                () -> firm.job(id).path("attempts").asInt() > 1);
        System.out.printf(
                "a job of a killed node was begun again after %d s%n",
                Duration.ofNanos(System.nanoTime() - killed).toSeconds());

        JsonNode job = firm.over(id);

        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.path("attempts").asInt()).isEqualTo(2);
        assertThat(firm.file(id).text().lines().distinct()).hasSize(CUSTOMERS + 1);
        assertThat(firm.file(id).text().lines()).hasSize(CUSTOMERS + 1);
    }

    private void start() {
        TestServer.SECOND.deployAtStart();
        servers.start(SERVER, TestServer.SECOND.asUsual());
        assertThat(TestServer.SECOND.refusal()).isEmpty();
    }
}
