package com.pivotalflow.server.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {

    private static final int BROKEN_OFF = -1;
    private static final Duration EVERY = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final StandIn first = new StandIn();
    private final StandIn second = new StandIn();
    private HttpServer balancer;

    BalancerTest() throws IOException {}

    @BeforeEach
    void start() throws Exception {
        balancer = Balancer.start(0, EVERY, List.of(first.node(), second.node()));
        awaitTurns(first, second);
    }

    @AfterEach
    void stop() {
        balancer.stop(0);
        first.server.stop(0);
        second.server.stop(0);
    }

    @Test
    void whatItGetsArrivesAndComesBackAsItIs() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/api/v1/quotes?q=a%20b", Map.of("X-Forwarded-For", "10.1.2.3"), "body");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Seen"))
                .hasValue("POST /api/v1/quotes?q=a%20b 10.1.2.3, 127.0.0.1 body");
        assertThat(answer.body()).isEqualTo("answered");
    }

    @Test
    void whoIsNotReadyGetsNothing() throws Exception {
        first.readiness = 503;
        awaitTurns(second);

        first.readiness = 200;
        awaitTurns(first, second);
    }

    @Test
    void whereNobodyIsReadyWhoServesWillDo() throws Exception {
        first.readiness = 503;
        second.readiness = 503;
        second.isStarting = true;

        awaitTurns(first);
    }

    @Test
    void whoHasNoApplicationServesNobody() throws Exception {
        first.readiness = 503;
        second.readiness = 503;
        second.hasApplication = false;

        awaitTurns(first);
    }

    @Test
    void whatReadsOrNamesItselfIsRepeated() throws Exception {
        for (int refusal : List.of(503, BROKEN_OFF)) {
            first.status = refusal;
            for (int i = 0; i < 4; i++) {
                assertThat(send("GET", "/", Map.of(), "").statusCode()).isEqualTo(200);
                assertThat(send("POST", "/", Map.of("Idempotency-Key", "k"), "x")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatOnlyTheServerAnswersIsAskedOfAnotherOne() throws Exception {
        first.status = 404;
        for (int i = 0; i < 4; i++) {
            assertThat(send("POST", "/", Map.of(), "x").statusCode()).isEqualTo(200);
        }

        second.status = 404;
        assertThat(send("POST", "/", Map.of(), "x").statusCode()).isEqualTo(503);
    }

    @Test
    void whatMayHaveBeenDoneIsNotDoneAgain() throws Exception {
        first.status = BROKEN_OFF;
        second.status = BROKEN_OFF;

        assertThat(send("POST", "/", Map.of(), "x").statusCode()).isEqualTo(502);

        assertThat(first.asked.size() + second.asked.size()).isEqualTo(1);
    }

    @Test
    void whereNobodyAnswersOneIsTold() throws Exception {
        first.server.stop(0);
        second.server.stop(0);

        HttpResponse<String> answer = send("POST", "/", Map.of(), "x");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    /** Waits until these and no others get requests. */
    private void awaitTurns(StandIn... servers) throws Exception {
        List<StandIn> wanted = List.of(servers);
        while (true) {
            first.asked.clear();
            second.asked.clear();
            boolean isServed = true;
            for (int i = 0; i < 4; i++) {
                isServed &= send("GET", "/", Map.of(), "").statusCode() == 200;
            }
            if (isServed
                    && first.asked.isEmpty() != wanted.contains(first)
                    && second.asked.isEmpty() != wanted.contains(second)) {
                first.asked.clear();
                second.asked.clear();
                return;
            }
            Thread.sleep(EVERY.toMillis());
        }
    }

    private HttpResponse<String> send(String method, String path, Map<String, String> headers, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + balancer.getAddress().getPort() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A server with its two ports in one. */
    private static final class StandIn {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();
        private volatile int readiness = 200;
        private volatile boolean isStarting;
        private volatile boolean hasApplication = true;
        private volatile int status = 200;

        StandIn() throws IOException {
            server.createContext("/health/ready", exchange -> {
                try (exchange) {
                    byte[] checks = "{\"checks\":[{\"name\":\"server-state\",\"status\":\"%s\"}%s]}"
                            .formatted(
                                    isStarting ? "DOWN" : "UP",
                                    hasApplication ? ",{\"name\":\"node\",\"status\":\"UP\"}" : "")
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(readiness, checks.length);
                    exchange.getResponseBody().write(checks);
                }
            });
            server.createContext("/", this::answer);
            server.start();
        }

        Node node() {
            int port = server.getAddress().getPort();
            return Node.parse(port + ":" + port);
        }

        private void answer(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String seen = "%s %s %s %s"
                    .formatted(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("X-Forwarded-For"),
                            body);
            asked.add(seen);
            if (status == BROKEN_OFF) {
                throw new IOException("broken off");
            }
            try (exchange) {
                exchange.getResponseHeaders().set("X-Seen", seen);
                byte[] answer = "answered".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        }
    }
}
