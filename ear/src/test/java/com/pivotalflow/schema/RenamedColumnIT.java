package com.pivotalflow.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestServer;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody renamed a column by hand while the application was down. */
@OnRealServer
class RenamedColumnIT {

    @ArquillianResource
    ContainerController servers;

    @BeforeEach
    void renameColumn() throws Exception {
        new SchemaMigration(
                        TestServer.SECOND.database().asOwner(),
                        MigrationSettings.standard(),
                        SchemaMigration.class.getClassLoader())
                .migrate(Progress.silent());
        TestServer.SECOND.database().execute("ALTER TABLE organizations RENAME COLUMN slug TO slag");
        TestServer.SECOND.deployAtStart();
    }

    @AfterEach
    void stopAndPutRight() throws Exception {
        servers.stop(TestServer.SECOND.qualifier());
        TestServer.SECOND.database().execute("ALTER TABLE organizations RENAME COLUMN slag TO slug");
    }

    @Test
    void theNextStartRefusesNamesTableAndColumnAndIsNotHealthy() {
        servers.start(TestServer.SECOND.qualifier(), TestServer.SECOND.asUsual());

        assertThat(TestServer.SECOND.refusal())
                .contains("missing column public.organizations.slug", "in the way: column public.organizations.slag");

        Api.Answer health = TestServer.SECOND.management().get("/health");

        assertThat(health.status()).as(health.toString()).isEqualTo(503);
        assertThat(health.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(TestServer.SECOND.api().get("/api/v1/auth/me").status()).isEqualTo(404);
    }

    @Test
    void whereTheEntitiesRefuseItWhoeverAsksForReadinessMeanwhileIsAnsweredAndTheServerStops() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> last = threads.submit(() -> lastReadiness(isOver));
            servers.start(
                    TestServer.SECOND.qualifier(),
                    TestServer.SECOND.on(TestServer.SECOND.database(), "-Dpivotal.drift=warn"));
            assertThat(TestServer.SECOND.refusal()).contains("missing column [slug] in table [organizations]");
            isOver.set(true);

            assertThat(last.get(1, TimeUnit.MINUTES)).isEqualTo(503);
            servers.stop(TestServer.SECOND.qualifier());
            assertThat(servers.isStarted(TestServer.SECOND.qualifier())).isFalse();
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }

    /** What a prober sees that asks all the time, while the application starts above all. */
    private static int lastReadiness(AtomicBoolean isOver) throws InterruptedException {
        int last = 0;
        while (!isOver.get()) {
            try {
                last = TestServer.SECOND.management().get("/health/ready").status();
            } catch (UncheckedIOException e) {
                // Nobody listens yet.
                last = 0;
            }
            Thread.sleep(20);
        }
        return last;
    }
}
