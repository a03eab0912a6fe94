package com.pivotalflow.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Waits until the application can be used. The server says so in three places that have to agree: the marker of its
 * deployment scanner, its process, and {@code /health} on the management port, which alone knows of a deployment that
 * was accepted and then failed.
 */
final class Readiness {

    private static final Duration STEP = Duration.ofMillis(250);

    private static final int OK = 200;

    private final ServerBase base;
    private final URI health;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Readiness(ServerBase base, URI health) {
        this.base = base;
        this.health = health;
    }

    /** @throws LaunchException if the application was refused, the server ended, or the time is up */
    void await(BooleanSupplier serverLives, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String last = "no answer from " + health;
        while (System.nanoTime() < end) {
            if (!serverLives.getAsBoolean()) {
                throw new LaunchException(ExitCode.FAILED, "The server has ended during its start; its log is above.");
            }
            refuse(base.refusal().orElse(""));
            if (base.isDeployed()) {
                last = health();
                if (last.isEmpty()) {
                    return;
                }
                if (isFinal(last)) {
                    refuse(last);
                }
            }
            Thread.sleep(STEP.toMillis());
        }
        throw new LaunchException(
                ExitCode.FAILED, "The application was not ready within %d s: %s".formatted(patience.toSeconds(), last));
    }

    private static void refuse(String reason) {
        if (!reason.isEmpty()) {
            throw new LaunchException(
                    ExitCode.FAILED,
                    "The application could not be deployed. The first ERROR in the log above says why; the server's summary:%n%s"
                            .formatted(reason));
        }
    }

    /** Empty if the server is up with all it holds, else what it says. */
    private String health() throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? "" : response.body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Errors of the boot stay; other checks, such as one for the schema, may still turn up. */
    private static boolean isFinal(String answer) {
        return answer.contains("\"name\":\"boot-errors\",\"status\":\"DOWN\"")
                || answer.contains("\"name\":\"deployments-status\",\"status\":\"DOWN\"");
    }
}
