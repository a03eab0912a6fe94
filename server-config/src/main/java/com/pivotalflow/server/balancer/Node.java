package com.pivotalflow.server.balancer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A server behind the balancer, and whether it may get requests. */
final class Node {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final URI http;
    private final URI health;
    private volatile State state = State.GONE;

    /** From best to worst. */
    enum State {
        /** Gets requests. */
        READY,
        /** Has started, and says that it should get none. */
        STARTED,
        /** Nobody answers. */
        GONE
    }

    private Node(URI http, URI health) {
        this.http = http;
        this.health = health;
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
        return new Node(local(both[0], ""), local(both[1], "/health/"));
    }

    State state() {
        return state;
    }

    /** The same address at this server. */
    URI at(String pathAndQuery) {
        return URI.create(http + pathAndQuery);
    }

    /** Asks it whether it is ready, or at least there. */
    void ask(HttpClient client) throws InterruptedException {
        if (answers(client, "ready")) {
            state = State.READY;
        } else {
            state = answers(client, "started") ? State.STARTED : State.GONE;
        }
    }

    private boolean answers(HttpClient client, String check) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health.resolve(check)).timeout(PATIENCE).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
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
