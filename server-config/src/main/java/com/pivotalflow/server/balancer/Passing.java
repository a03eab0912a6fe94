package com.pivotalflow.server.balancer;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes a request on, and to another server when that does no harm. */
final class Passing implements HttpHandler {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int BAD_GATEWAY = 502;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final String FORWARDED = "X-forwarded-for";

    /** Of one connection, or written by the client and the server of this process themselves. */
    private static final Set<String> OWN = Set.of(
            "connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding", "upgrade");

    /** What only reads may be done twice. */
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Nodes nodes;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    Passing(Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isRepeatable = isRepeatable(exchange);
            Set<Node> tried = new HashSet<>();
            Optional<HttpResponse<byte[]>> refusal = Optional.empty();
            Optional<Node> node = nodes.next(tried);
            while (node.isPresent()) {
                tried.add(node.get());
                try {
                    HttpResponse<byte[]> response = send(exchange, body, node.get());
                    if (isWithoutApplication(response)) {
                        node.get().lost();
                    } else if (response.statusCode() != UNAVAILABLE || !isRepeatable) {
                        answer(exchange, response);
                        return;
                    } else {
                        refusal = Optional.of(response);
                    }
                } catch (ConnectException | HttpConnectTimeoutException e) {
                    // It never arrived.
                    node.get().lost();
                } catch (IOException e) {
                    node.get().lost();
                    if (!isRepeatable) {
                        refuse(exchange, BAD_GATEWAY, "It is not known whether the request was carried out.");
                        return;
                    }
                }
                node = nodes.next(tried);
            }
            if (refusal.isPresent()) {
                answer(exchange, refusal.get());
            } else {
                exchange.getResponseHeaders().set("Retry-After", "1");
                refuse(exchange, UNAVAILABLE, "No server answers at the moment.");
            }
        }
    }

    /** Whether nothing more happens when a server carries it out that another one has carried out already. */
    private static boolean isRepeatable(HttpExchange exchange) {
        return READING.contains(exchange.getRequestMethod())
                || exchange.getRequestHeaders().containsKey("Idempotency-Key");
    }

    /**
     * Whether the server itself answered, whose application has not started yet or was refused: checks of health are there
     * before. Nothing was carried out then. The application puts its header on each of its answers.
     */
    private static boolean isWithoutApplication(HttpResponse<byte[]> response) {
        return response.statusCode() == NOT_FOUND
                && response.headers().firstValue("X-Request-Id").isEmpty();
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body, Node node) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        node.at(exchange.getRequestURI().toASCIIString()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassed(name) && !name.equals(FORWARDED)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.header(FORWARDED, forwarded(exchange));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The way of the request so far; what the client itself says is believed by nobody who trusts this machine only. */
    private static String forwarded(HttpExchange exchange) {
        String peer = exchange.getRemoteAddress().getAddress().getHostAddress();
        List<String> before = exchange.getRequestHeaders().getOrDefault(FORWARDED, List.of());
        return before.isEmpty() ? peer : String.join(", ", before) + ", " + peer;
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        for (Map.Entry<String, List<String>> header : response.headers().map().entrySet()) {
            if (isPassed(header.getKey())) {
                headers.put(header.getKey(), header.getValue());
            }
        }
        write(exchange, response.statusCode(), response.body());
    }

    private static void refuse(HttpExchange exchange, int status, String detail) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        String title = status == UNAVAILABLE ? "Service unavailable" : "Bad gateway";
        write(
                exchange,
                status,
                "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
        if (!isEmpty) {
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean isPassed(String header) {
        // Names of HTTP/2 begin with a colon.
        return !header.startsWith(":") && !OWN.contains(header.toLowerCase(Locale.ROOT));
    }
}
