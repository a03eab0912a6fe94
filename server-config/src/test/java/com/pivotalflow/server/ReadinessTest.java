package com.pivotalflow.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    HttpServer management = refusing();

    @BeforeEach
    void makeDeployments() throws IOException {
        Files.createDirectories(directory.resolve("deployments"));
    }

    @AfterEach
    void stopManagement() {
        management.stop(0);
    }

    @Test
    void deployedAndHealthyIsReady() throws IOException {
        mark("deployed", "pivotal.ear");
        answer(200, "{\"status\":\"UP\"}");

        assertThatCode(() -> readiness().await(() -> true, LONG)).doesNotThrowAnyException();
    }

    @Test
    void refusedDeploymentEndsTheWaitWithTheReason() throws IOException {
        mark("failed", "Schema-validation: missing table [quotes]");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> readiness().await(() -> true, LONG))
                .withMessageContaining("missing table [quotes]");
    }

    @Test
    void deploymentThatFailedAfterwardsEndsTheWait() throws IOException {
        mark("deployed", "pivotal.ear");
        answer(503, "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"boot-errors\",\"status\":\"DOWN\"}]}");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> readiness().await(() -> true, LONG))
                .withMessageContaining("boot-errors");
    }

    @Test
    void endOfTheServerEndsTheWait() {
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> readiness().await(() -> false, LONG))
                .withMessageContaining("has ended during its start");
    }

    @Test
    void patienceHasAnEndAndTellsWhatWasAnsweredLast() throws IOException {
        mark("deployed", "pivotal.ear");
        answer(503, "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"schema\",\"status\":\"DOWN\"}]}");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> readiness().await(() -> true, Duration.ofMillis(700)))
                .withMessageContaining("schema");
    }

    private Readiness readiness() {
        return new Readiness(
                new ServerBase(directory, "pivotal.ear"),
                URI.create("http://127.0.0.1:%d/health"
                        .formatted(management.getAddress().getPort())));
    }

    private void mark(String marker, String content) throws IOException {
        Files.writeString(directory.resolve("deployments/pivotal.ear." + marker), content);
    }

    private void answer(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        management.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static HttpServer refusing() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
