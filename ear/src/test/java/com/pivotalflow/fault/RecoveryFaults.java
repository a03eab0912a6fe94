package com.pivotalflow.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.Database;
import com.pivotalflow.testing.TestOrganization.TestUser;
import com.pivotalflow.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long people wait for an answer when the database is gone, silent or busy, and when it is back. */
class RecoveryFaults {

    private static final int DEADLINE_SECONDS = 3;
    private static final int OVERRUN_MILLIS = 250;
    private static final int POOL = 4;
    private static final int CALLERS = 24;
    private static final int TIMES = 5;

    private static Installation installation;
    private static Tenant tenant;
    private static TestUser person;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        installation = Installation.start(
                "recovery",
                "PIVOTAL_REQUEST_SECONDS",
                Integer.toString(DEADLINE_SECONDS),
                "PIVOTAL_DB_POOL_MAX",
                Integer.toString(POOL));
        tenant = Tenant.open(installation.database());
        person = tenant.author();
        api = installation.node(1).signedIn(person.email(), person.password());
    }

    @AfterAll
    static void stop() throws Exception {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void theFirstRequestAfterTheDatabaseIsBackSucceedsWithinTwoSeconds() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            int time = i;
            assertThat(api.get(Tenant.QUOTES).status()).isEqualTo(200);
            installation.postgres().kill();
            List<Timed> without = atOnce(CALLERS, () -> api.post(Tenant.QUOTES, tenant.quote("gone-" + time)));
            assertThat(without).extracting(Timed::status).containsOnly(503);
            installation.postgres().startAgain();

            Timed first = timed(() -> api.post(Tenant.QUOTES, tenant.quote("back-" + time)));

            System.out.printf(
                    "without a database: answered within %d ms; back: %d after %d ms%n",
                    longest(without), first.status(), first.millis());
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.millis()).isLessThan(2000);
        }
    }

    @Test
    void noRequestOutlivesItsDeadlineThoughTheDatabaseIsSilent() throws Exception {
        Map<String, Callable<Api.Answer>> requests = new LinkedHashMap<>();
        requests.put("create", () -> api.post(Tenant.QUOTES, tenant.quote("silent")));
        requests.put("list", () -> api.get(Tenant.QUOTES));
        requests.put("me", () -> api.get("/api/v1/auth/me"));
        requests.put(
                "login",
                () -> installation
                        .node(1)
                        .post("/api/v1/auth/login", Map.of("email", person.email(), "password", person.password())));
        requests.put("link", () -> installation.node(1).get("/api/v1/public/quotes/" + "A".repeat(43)));
        for (Map.Entry<String, Callable<Api.Answer>> request : requests.entrySet()) {
            request.getValue().call();
            installation.network().silence();
            List<Timed> all;
            try {
                all = atOnce(CALLERS, request.getValue());
            } finally {
                installation.network().speak();
            }
            System.out.printf("silent database, %s: %s%n", request.getKey(), described(all));
            assertThat(all).extracting(Timed::status).as(request.getKey()).containsOnly(503);
            assertThat(longest(all)).as(request.getKey()).isLessThan(DEADLINE_SECONDS * 1000L + OVERRUN_MILLIS);
            awaitService();
        }
    }

    @Test
    void noRequestOutlivesItsDeadlineThoughOthersHoldLocksAndAllConnections() throws Exception {
        api.post(Tenant.QUOTES, tenant.quote("first"));
        try (Connection holder = installation.database().asSuperuser().getConnection()) {
            holder.setAutoCommit(false);
            Database.execute(
                    holder,
                    "SELECT 1 FROM number_counters WHERE organization_id = ? FOR UPDATE",
                    tenant.organization().id());

            List<Timed> all = atOnce(CALLERS, () -> api.post(Tenant.QUOTES, tenant.quote("locked")));

            holder.rollback();
            System.out.printf("lock held, pool of %d used up: %s%n", POOL, described(all));
            assertThat(all).extracting(Timed::status).containsOnly(503);
            assertThat(longest(all)).isLessThan(DEADLINE_SECONDS * 1000L + OVERRUN_MILLIS);
        }
        awaitService();
    }

    @Test
    void whoSendsABodyByteByByteIsSentAwayAndTheOthersAreServed() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Long>> slow = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int client = i;
                slow.add(threads.submit(() -> trickle(client)));
            }
            Timed other = timed(() -> api.get(Tenant.QUOTES));
            LongSummaryStatistics times = new LongSummaryStatistics();
            for (Future<Long> one : slow) {
                times.accept(one.get());
            }
            System.out.printf(
                    "%d slow clients: sent away after %d ms at most; others: %d after %d ms%n",
                    CALLERS, times.getMax(), other.status(), other.millis());
            assertThat(other.status()).isEqualTo(200);
            assertThat(times.getMin())
                    .as("nobody was refused for another reason")
                    .isGreaterThan(DEADLINE_SECONDS * 900L);
            assertThat(times.getMax()).isLessThan(DEADLINE_SECONDS * 1000L + OVERRUN_MILLIS);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Milliseconds until the server had enough of it; each from an address of its own, or there would be a limit. */
    private static long trickle(int client) throws Exception {
        long begin = System.nanoTime();
        try (Socket socket = new Socket("127.0.0.1", installation.httpPort(1))) {
            socket.setSoTimeout(20);
            socket.getOutputStream().write("""
                    POST /api/v1/auth/login HTTP/1.1\r
                    Host: localhost\r
                    X-Forwarded-For: 198.51.100.%d\r
                    Content-Type: application/json\r
                    Content-Length: 1000\r
                    \r
                    {""".formatted(client).getBytes(StandardCharsets.US_ASCII));
            while (Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 10L * DEADLINE_SECONDS) {
                socket.getOutputStream().write(' ');
                try {
                    if (socket.getInputStream().read() != 0) {
                        break;
                    }
                } catch (SocketTimeoutException e) {
                    // Not yet.
                    continue;
                }
            }
        } catch (IOException e) {
            // Broken off, which is an answer as well.
            return Duration.ofNanos(System.nanoTime() - begin).toMillis();
        }
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private static void awaitService() throws Exception {
        Waiting.until("requests are served", () -> api.get(Tenant.QUOTES).status() == 200);
    }

    /** An answer and how long it took. */
    private record Timed(int status, long millis) {}

    private static Timed timed(Callable<Api.Answer> request) throws Exception {
        long begin = System.nanoTime();
        int status;
        try {
            status = request.call().status();
        } catch (UncheckedIOException e) {
            status = -1;
        }
        return new Timed(status, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    private static List<Timed> atOnce(int callers, Callable<Api.Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Callable<Timed>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(() -> timed(request));
            }
            List<Timed> all = new ArrayList<>();
            for (Future<Timed> answered : threads.invokeAll(calls)) {
                all.add(answered.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long longest(List<Timed> all) {
        return all.stream().mapToLong(Timed::millis).max().orElseThrow();
    }

    private static String described(List<Timed> all) {
        return all.stream().map(Timed::status).distinct().toList() + ", longest " + longest(all) + " ms";
    }
}
