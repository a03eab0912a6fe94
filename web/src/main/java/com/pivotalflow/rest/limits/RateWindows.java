package com.pivotalflow.rest.limits;

import com.pivotalflow.organization.Steady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests in windows that begin with the first of them. Each node counts for itself: behind a balancer a caller
 * gets the limit once for each node, which keeps any of them from being overrun and costs no statement.
 */
@ApplicationScoped
public class RateWindows {

    /** About 20 MB; beyond it, strangers are let through uncounted rather than known callers locked out. */
    private static final int MOST_CALLERS = 100_000;

    @Inject
    @Steady
    Clock clock;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private volatile Instant sweptAt = Instant.MIN;

    /** For the container, which sets the clock. */
    public RateWindows() {}

    RateWindows(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @param caller whose it is, in a text that no other caller has
     * @param quota requests that the caller has in a window, 1 or more
     */
    Allowance count(RateLimit limit, String caller, int quota) {
        Instant now = clock.instant();
        makeRoom(now);
        String key = limit.wireName() + "/" + caller;
        if (windows.size() >= MOST_CALLERS && !windows.containsKey(key)) {
            return new Allowance(limit, quota, quota, limit.window().toSeconds(), false);
        }
        Window window = windows.compute(
                key,
                (same, open) -> open == null || !open.endsAt().isAfter(now)
                        ? new Window(now.plus(limit.window()), 1)
                        : open.oneMore());
        long seconds = Math.max(1, Duration.between(now, window.endsAt()).toSeconds());
        return new Allowance(limit, quota, Math.max(0, quota - window.requests()), seconds, window.requests() > quota);
    }

    /**
     * What a caller may still ask, without counting a request; one who has used up the window asks one too many.
     *
     * @param caller whose it is, in a text that no other caller has
     */
    Allowance look(RateLimit limit, String caller) {
        Instant now = clock.instant();
        Window window = windows.get(limit.wireName() + "/" + caller);
        int requests = window == null || !window.endsAt().isAfter(now) ? 0 : window.requests();
        long seconds = window == null || requests == 0
                ? limit.window().toSeconds()
                : Math.max(1, Duration.between(now, window.endsAt()).toSeconds());
        return new Allowance(
                limit, limit.quota(), Math.max(0, limit.quota() - requests), seconds, requests >= limit.quota());
    }

    /** Forgets windows that are over, at most once a second. */
    private void makeRoom(Instant now) {
        if (windows.size() >= MOST_CALLERS / 2 && sweptAt.plusSeconds(1).isBefore(now)) {
            sweptAt = now;
            windows.values().removeIf(window -> !window.endsAt().isAfter(now));
        }
    }

    private record Window(Instant endsAt, int requests) {

        Window oneMore() {
            return requests == Integer.MAX_VALUE ? this : new Window(endsAt, requests + 1);
        }
    }
}
