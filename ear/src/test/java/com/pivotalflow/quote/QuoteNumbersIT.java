package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.OnRealServer;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Numbers have neither gap nor duplicate, whoever creates at the same time and whatever fails after the number was
 * taken. {@code -Dit.creates=1000} makes each of the 64 clients create a thousand quotes.
 */
@OnRealServer
class QuoteNumbersIT {

    private static final int CLIENTS = 64;
    private static final int CREATES = Integer.getInteger("it.creates", 10);
    private static final int FAILING_EVERY = 20;
    private static final int FIRMS = 3;
    private static final String FAILING = "Rolled back after its number";

    private final Database database = TestServer.MAIN.database();

    @BeforeEach
    void letSomeFailOnceTheyHaveTheirNumber() throws Exception {
        database.execute("CREATE FUNCTION test_rollback() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN RAISE EXCEPTION 'rolled back by the test' USING ERRCODE = '23514'; END $$");
        database.execute("CREATE TRIGGER test_rollback AFTER INSERT ON quotes FOR EACH ROW" + " WHEN (NEW.title = '"
                + FAILING + "') EXECUTE FUNCTION test_rollback()");
    }

    @AfterEach
    void leaveTheSchemaAsItWas() throws Exception {
        database.execute("DROP TRIGGER test_rollback ON quotes");
        database.execute("DROP FUNCTION test_rollback()");
    }

    @Test
    void numbersHaveNoGapAndNoDuplicate() throws Exception {
        List<Firm> firms = new ArrayList<>();
        for (int i = 0; i < FIRMS; i++) {
            firms.add(Firm.open());
        }
        List<Callable<List<Integer>>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Firm firm = firms.get(client % FIRMS);
            TestUser user = firm.organization().user(Firm.EVERYTHING);
            int first = client;
            clients.add(() -> create(firm, user, first));
        }
        List<Integer> statuses = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<List<Integer>> answered : threads.invokeAll(clients)) {
                statuses.addAll(answered.get());
            }
        } finally {
            threads.shutdownNow();
        }

        long failed = statuses.stream().filter(status -> status == 422).count();
        assertThat(failed).isEqualTo((long) CLIENTS * CREATES / FAILING_EVERY);
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(CLIENTS * CREATES - (int) failed);
        for (Firm firm : firms) {
            long quotes = firm.quotes();
            assertThat(database.rows(
                            "SELECT number_sequence FROM quotes WHERE organization_id = ? ORDER BY 1",
                            firm.organization().id()))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, quotes)
                            .mapToObj(Long::toString)
                            .toList());
            assertThat(firm.lastNumber()).isEqualTo(quotes);
        }
    }

    /** The answers to the creates of one client; the server says 503 when it is busy, and the client asks again. */
    private static List<Integer> create(Firm firm, TestUser user, int client) throws InterruptedException {
        Api api = user.signIn(TestServer.MAIN);
        Map<String, Object> good = firm.quote(Firm.exampleLines());
        Map<String, Object> failing = firm.quote(Firm.exampleLines());
        failing.put("title", FAILING);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < CREATES; i++) {
            Map<String, Object> content = (client * CREATES + i) % FAILING_EVERY == 0 ? failing : good;
            int status = api.post(Journey.QUOTES, content).status();
            while (status == 503 || status == 401) {
                if (status == 401) {
                    // A quarter of an hour is over.
                    api = user.signIn(TestServer.MAIN);
                }
                Thread.sleep(20);
                status = api.post(Journey.QUOTES, content).status();
            }
            statuses.add(status);
        }
        return statuses;
    }
}
