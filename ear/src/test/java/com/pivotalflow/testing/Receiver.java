package com.pivotalflow.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who is told of events: an HTTPS server on this machine that remembers what it was sent. */
public final class Receiver implements AutoCloseable {

    private static final int THREADS = 16;

    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private volatile ToIntFunction<Received> answer = post -> 204;
    private int port;
    private @Nullable HttpsServer server;

    /** Starts one on a free port; it confirms everything. */
    public Receiver() {
        up();
    }

    /**
     * Something it was sent.
     *
     * @param path where to
     * @param headers by their names in small letters
     * @param body as it came
     */
    public record Received(String path, Map<String, List<String>> headers, String body) {

        /** What it is known by. */
        public String id() {
            return headers.getOrDefault("webhook-id", List.of("")).get(0);
        }
    }

    /** An address of it that the servers of the tests may post to. */
    public String url(String path) {
        return "https://127.0.0.1:" + port + path;
    }

    /** The same by an address that they may not post to. */
    public String forbiddenUrl(String path) {
        return "https://127.0.0.2:" + port + path;
    }

    /** What it answers from now on: a status, for each post. */
    public void answer(ToIntFunction<Received> next) {
        answer = next;
    }

    /** What it was sent, in order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** What it was sent to a path, in order. */
    public List<Received> received(String path) {
        return received.stream().filter(post -> post.path().equals(path)).toList();
    }

    /** How often it was sent something. */
    public int count() {
        return received.size();
    }

    /** Nobody is there any more. */
    public void down() {
        HttpsServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    /** Somebody is there again, at the same address. */
    public void up() {
        try {
            // On every address of this machine, so that not being reached by one of them means something.
            HttpsServer next = HttpsServer.create(new InetSocketAddress(port), 0);
            next.setHttpsConfigurator(new HttpsConfigurator(ReceiverCertificate.context()));
            next.createContext("/", this::receive);
            next.setExecutor(threads);
            next.start();
            port = next.getAddress().getPort();
            server = next;
        } catch (IOException e) {
            throw new UncheckedIOException("no receiver", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no receiver", e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Received post = new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(
                                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(post);
            int status = answer.applyAsInt(post);
            if (status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }
}
