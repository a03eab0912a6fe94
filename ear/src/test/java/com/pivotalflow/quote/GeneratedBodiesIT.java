package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.testing.Api;
import com.pivotalflow.testing.OnRealServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Many bodies, from good ones to noise, sent at the same time: none of them is a fault of ours. {@code
 * -Dit.bodies=100000} sends more of them than each build does.
 */
@OnRealServer
class GeneratedBodiesIT {

    private static final int CLIENTS = 8;

    /** Divides evenly among clients. */
    private static final int BODIES = Integer.getInteger("it.bodies", 4_000);

    private static final List<String> ADDRESSES = List.of("/api/v1/quotes/calculate", "/api/v1/quotes");

    @Test
    void noBodyIsAFaultOfOurs() throws Exception {
        Firm firm = Firm.open();
        Api api = firm.as(Firm.EVERYTHING).with("Content-Type", "application/json");
        List<Callable<Map<Integer, Integer>>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            QuoteBodies bodies = new QuoteBodies(firm, client);
            clients.add(() -> send(api, bodies));
        }
        Map<Integer, Integer> answers = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (Future<Map<Integer, Integer>> answered : threads.invokeAll(clients)) {
                answered.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(BODIES / CLIENTS * CLIENTS);
        assertThat(answers).containsOnlyKeys(200, 201, 400, 422);
        assertThat(firm.quotes())
                .as("what was accepted, and nothing else")
                .isEqualTo(answers.getOrDefault(201, 0).longValue());
    }

    /** How often each status came; each refusal explains itself. */
    private static Map<Integer, Integer> send(Api api, QuoteBodies bodies) {
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < BODIES / CLIENTS; i++) {
            byte[] body = bodies.bytes();
            Api.Answer answer = api.send("POST", ADDRESSES.get(i % ADDRESSES.size()), BodyPublishers.ofByteArray(body));
            answers.merge(answer.status(), 1, Integer::sum);
            if (answer.status() >= 400) {
                assertThat(answer.problem())
                        .as("%s for %s", answer, new String(body, StandardCharsets.UTF_8))
                        .isIn(
                                "MALFORMED_JSON",
                                "VALIDATION_FAILED",
                                "JSONB_MONETARY_FORBIDDEN",
                                "PRICE_UNRESOLVED",
                                "CALCULATION_REJECTED");
            }
        }
        return answers;
    }
}
