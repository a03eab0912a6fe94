package com.pivotalflow.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Debian's chromedriver with one session of a headless Chromium, spoken to as the W3C's WebDriver specification says.
 * Closing ends both.
 */
final class ChromeDriver implements AutoCloseable {

    /** Where Debian puts them; {@code .ci/run} installs them. */
    private static final String DRIVER = System.getProperty("it.chromedriver", "/usr/bin/chromedriver");

    private static final String BROWSER = System.getProperty("it.chromium", "/usr/bin/chromium");

    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--hide-scrollbars",
            "--lang=en-NZ",
            "--window-size=1440,900");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MILLIS_BETWEEN = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;
    private final String session;

    private ChromeDriver(Process process, URI address) {
        this.process = process;
        this.address = address;
        this.session = newSession();
    }

    /** Starts both. */
    static ChromeDriver start() {
        if (!Files.isExecutable(Path.of(DRIVER))) {
            throw new IllegalStateException(
                    "There is no " + DRIVER + ": install Debian's chromium and chromium-driver, as .ci/run does.");
        }
        try {
            int port = freePort();
            Process process = new ProcessBuilder(DRIVER, "--port=" + port, "--log-level=OFF")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ChromeDriver(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does a command of the session and answers its value. */
    JsonNode command(String path, Map<String, ?> arguments) {
        return exchange("POST", "/session/" + session + path, arguments);
    }

    /** Reads something of the session. */
    JsonNode read(String path) {
        return exchange("GET", "/session/" + session + path, Map.<String, Object>of());
    }

    /** Does a command of the browser's own protocol. */
    JsonNode devTools(String name, Map<String, ?> parameters) {
        return command("/goog/cdp/execute", Map.<String, Object>of("cmd", name, "params", parameters));
    }

    @Override
    public void close() {
        try {
            exchange("DELETE", "/session/" + session, Map.<String, Object>of());
        } finally {
            process.destroy();
        }
    }

    private String newSession() {
        Map<String, Object> options = Map.<String, Object>of("binary", BROWSER, "args", ARGUMENTS);
        Map<String, Object> wanted = Map.<String, Object>of(
                "browserName",
                "chrome",
                "goog:chromeOptions",
                options,
                "goog:loggingPrefs",
                Map.<String, Object>of("browser", "ALL"));
        awaitDriver();
        return exchange(
                        "POST",
                        "/session",
                        Map.<String, Object>of("capabilities", Map.<String, Object>of("alwaysMatch", wanted)))
                .path("sessionId")
                .asText();
    }

    private void awaitDriver() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                exchange("GET", "/status", Map.<String, Object>of());
                return;
            } catch (UncheckedIOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** A moment between two looks. */
    static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode exchange(String method, String path, Map<String, ?> body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                    .timeout(PATIENCE)
                    .method(
                            method,
                            method.equals("POST")
                                    ? BodyPublishers.ofString(JSON.writeValueAsString(body))
                                    : BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            if (answer.statusCode() != 200) {
                throw new RefusedException(
                        value.path("error").asText(), value.path("message").asText());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The driver did not do it. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String error;

        RefusedException(String error, String message) {
            super(error + ": " + message);
            this.error = error;
        }

        /** Whether the page changed under the hand of the driver, so that trying again may help. */
        boolean isPassing() {
            return List.of("stale element reference", "element click intercepted", "element not interactable")
                    .contains(error);
        }
    }
}
