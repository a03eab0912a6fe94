package com.pivotalflow.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * HTTP as a caller of the API speaks it. Immutable: signing in or setting a header answers with another one.
 *
 * <pre>{@code
 * Api api = TestServer.MAIN.api().signedIn(user.email(), user.password());
 * Api.Answer answer = api.post("/api/v1/quotes", Map.of("customerId", customer));
 * assertThat(answer.status()).isEqualTo(201);
 * assertThat(answer.json().at("/totals/grandTotal").asText()).isEqualTo("1904.40");
 * }</pre>
 */
public final class Api {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final String KEY = "Idempotency-Key";
    private static final String ORIGIN = "X-Forwarded-For";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final List<String> headers;
    private final boolean isNaming;

    private Api(URI server, List<String> headers, boolean isNaming) {
        this.server = server;
        this.headers = List.copyOf(headers);
        this.isNaming = isNaming;
    }

    public static Api at(URI server) {
        return new Api(server, List.of(), true);
    }

    /** With one more header on every request. */
    public Api with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(server, more, isNaming);
    }

    /** Without a key of its own on each POST. */
    public Api withoutKey() {
        return new Api(server, headers, false);
    }

    /** With this bearer token. */
    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Signs in and goes on with the token it gets. */
    public Api signedIn(String email, String password) {
        Answer answer = post("/api/v1/auth/login", Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new AssertionError(email + " cannot sign in: " + answer);
        }
        return withToken(answer.json().get("accessToken").asText());
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Sends anything Jackson can write, as JSON. */
    public Answer post(String path, Object body) {
        return postText(path, "application/json", written(body));
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
        }
    }

    /** Sends the text as it is, for what no correct client would send. */
    public Answer postText(String path, String mediaType, String body) {
        return sendText("POST", path, mediaType, body);
    }

    /** Posts a body and goes away without waiting for the answer. */
    public void abandon(String path, Object body) {
        byte[] bytes = written(body).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        head.append(KEY).append(": ").append(Ids.next()).append("\r\nContent-Type: application/json\r\n");
        head.append("Content-Length: ").append(bytes.length).append("\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            // Closed hard, so that the server finds out when it answers.
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            // Time for the server to read it: what is not read yet is lost with the connection.
            Thread.sleep(ThreadLocalRandom.current().nextInt(20));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Announces a body of this length, sends none of it, and gives the first line of what is answered all the same. */
    public String announce(String path, String mediaType, long length) {
        StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        head.append(KEY)
                .append(": ")
                .append(Ids.next())
                .append("\r\nContent-Type: ")
                .append(mediaType);
        head.append("\r\nContent-Length: ").append(length).append("\r\n");
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Puts anything Jackson can write, as JSON. */
    public Answer put(String path, Object body) {
        return sendText("PUT", path, "application/json", written(body));
    }

    /** Sends anything Jackson can write, as a merge patch. */
    public Answer patch(String path, Object body) {
        return patch(path, written(body));
    }

    /** Sends a merge patch. */
    public Answer patch(String path, String body) {
        return sendText("PATCH", path, "application/merge-patch+json", body);
    }

    /** Sends any request with the text as it is. */
    public Answer sendText(String method, String path, String mediaType, String body) {
        return with("Content-Type", mediaType).send(method, path, text(body));
    }

    /** Sends any request, from an address of its own unless the test named one; a POST names itself, unless the test did it, by a key that no other has. */
    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        if (isNaming && method.equals("POST") && !headers.contains(KEY)) {
            return with(KEY, Ids.next().toString()).send(method, path, body);
        }
        if (!headers.contains(ORIGIN)) {
            return with(ORIGIN, anyAddress()).send(method, path, body);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + server.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Limits per address are for one client; the tests are many. */
    private static String anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static HttpRequest.BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    /** What came back. */
    public static final class Answer {

        private final HttpResponse<byte[]> response;

        private Answer(HttpResponse<byte[]> response) {
            this.response = response;
        }

        public int status() {
            return response.statusCode();
        }

        /** The body as text. */
        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** The body as it is. */
        public byte[] bytes() {
            return response.body().clone();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** All values of a header, in order. */
        public List<String> headers(String name) {
            return response.headers().allValues(name);
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + this, e);
            }
        }

        /** The {@code code} of a problem document. */
        public String problem() {
            return json().path("code").asText();
        }

        /** The members of a problem document but those that differ for each request. */
        public Map<String, JsonNode> withoutTrace() {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            json().properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            members.remove("traceId");
            members.remove("instance");
            return members;
        }

        /** Status and body, for the message of a failed assertion. */
        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
