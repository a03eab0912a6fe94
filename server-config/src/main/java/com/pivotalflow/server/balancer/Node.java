package com.pivotalflow.server.balancer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server behind the balancer, and whether it may get requests. */
final class Node {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    /** Part of an answer that the server is not ready, from the end of its start to the end of its service. */
    private static final String RUNS = "\"name\":\"server-state\",\"status\":\"UP\"";

    /** Part of an answer of the application itself: without it the server runs, and knows none of its pages. */
    private static final String HAS_APPLICATION = "\"name\":\"node\"";

    private final URI http;
    private final URI readiness;
    private volatile State state = State.GONE;

    /** From best to worst. */
    enum State {
        /** Gets requests. */
        READY,
        /** Runs with all that is deployed, and says that it should get none. */
        SERVING,
        /** Does not answer, or has not come so far yet: it would say that there is no such page. */
        GONE
    }

    private Node(URI http, URI readiness) {
        this.http = http;
        this.readiness = readiness;
    }

    /**
     * A server that nobody has asked yet.
     *
     * @param ports those of HTTP and of management on this machine, parted by a colon
     * @throws IllegalArgumentException if they are anything else
     */
    static Node parse(String ports) {
        String[] both = ports.split(":", -1);
        if (both.length != 2) {
            throw new IllegalArgumentException("a node is HTTP:MANAGEMENT, such as 8081:9991, not " + ports);
        }
        return new Node(local(both[0], ""), local(both[1], "/health/ready"));
    }

    State state() {
        return state;
    }

    /** The same address at this server. */
    URI at(String pathAndQuery) {
        return URI.create(http + pathAndQuery);
    }

    /** Asks it whether it is ready, or serves at least. */
    void ask(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() == OK) {
                state = State.READY;
            } else {
                String said = response.body();
                state = said.contains(RUNS) && said.contains(HAS_APPLICATION) ? State.SERVING : State.GONE;
            }
        } catch (IOException e) {
            state = State.GONE;
        }
    }

    /** Nobody answered: it gets nothing more before it says again that it is ready. */
    void lost() {
        state = State.GONE;
    }

    @Override
    public String toString() {
        return http + " " + state;
    }

    private static URI local(String port, String path) {
        return URI.create("http://127.0.0.1:" + Integer.parseInt(port) + path);
    }
}
