package com.pivotalflow.server.balancer;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The servers, asked again and again whether they are ready. */
final class Nodes {

    private final List<Node> all;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    Nodes(List<Node> all) {
        this.all = List.copyOf(all);
    }

    /** Asks each of them in a thread of its own: one that does not answer must not keep the others' answers back. */
    void watch(Duration every) {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(all.size(), work -> {
            Thread thread = new Thread(work, "readiness");
            thread.setDaemon(true);
            return thread;
        });
        for (Node node : all) {
            threads.scheduleWithFixedDelay(() -> ask(node), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Whose turn it is: of those that are ready; if none is, of those that serve all the same, since a server that holds
     * something against the database still does better than nobody.
     *
     * @param tried those that are not asked again
     */
    Optional<Node> next(Set<Node> tried) {
        int first = Math.floorMod(turn.getAndIncrement(), all.size());
        return IntStream.range(0, all.size())
                .mapToObj(i -> all.get((first + i) % all.size()))
                .filter(node -> node.state() != Node.State.GONE && !tried.contains(node))
                .min(Comparator.comparing(Node::state));
    }

    private void ask(Node node) {
        try {
            node.ask(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
