package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Keeps deliveries flowing on this node: one thread claims what is due, gives it to others to post, and stores what came of it
 * in batches, until nothing is due and nothing on its way. It alone knows what is on its way.
 */
@ApplicationScoped
class DeliveryPump {

    /** How long an attempt may take, all in all. */
    static final int MOST_SECONDS = 10;

    /** As many attempts as threads post. */
    static final int MOST_IN_FLIGHT = 64;

    /** A receiver that does not answer keeps no more than so many of them busy. */
    private static final int MOST_FOR_ENDPOINT = 32;

    private static final int ORGANIZATIONS = 100;
    private static final long MILLIS_TO_WAIT = 200;

    /** How often the database is asked who waits; in between, those go on who were found. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final Logger LOG = System.getLogger(DeliveryPump.class.getName());

    @Inject
    OrganizationDirectory organizations;

    @Inject
    ClaimService claims;

    @Inject
    WebhookPost post;

    @Inject
    Clock clock;

    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final Map<UUID, Posting> inFlight = new HashMap<>();
    private final Set<OrganizationId> waiting = new LinkedHashSet<>();
    private Instant nextLook = Instant.MIN;
    private volatile boolean isStopped;

    /** Lets the thread that pumps come to its end. */
    void stop() {
        isStopped = true;
    }

    /**
     * Delivers what is due. Only one thread at a time may be in here.
     *
     * @param executor whose threads post
     */
    void run(Executor executor) throws InterruptedException {
        nextLook = Instant.MIN;
        int claimed;
        do {
            storeWhatCame();
            cancelOverdue();
            claimed = isStopped ? 0 : claimDue(executor);
        } while (claimed > 0 || !inFlight.isEmpty());
    }

    private void storeWhatCame() throws InterruptedException {
        List<Outcome> came = new ArrayList<>();
        if (!inFlight.isEmpty()) {
            Outcome first = outcomes.poll(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS);
            if (first != null) {
                came.add(first);
            }
        }
        outcomes.drainTo(came);
        came.forEach(outcome -> inFlight.remove(outcome.delivery().id()));
        came.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.delivery().organization()))
                .forEach(this::store);
    }

    private void store(OrganizationId organization, List<Outcome> those) {
        // What comes after a delivery may go now.
        waiting.add(organization);
        try {
            claims.store(organization, those);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "What came of " + those.size() + " deliveries of " + organization
                            + " is not stored; they are tried again when their lease is over.",
                    e);
        }
    }

    private void cancelOverdue() {
        Instant then = clock.instant().minusSeconds(MOST_SECONDS);
        inFlight.values().forEach(posting -> posting.cancelIfStartedBefore(then));
    }

    private int claimDue(Executor executor) {
        look();
        int claimed = 0;
        for (OrganizationId organization : List.copyOf(waiting)) {
            int free = MOST_IN_FLIGHT - inFlight.size();
            if (free == 0) {
                break;
            }
            List<DueDelivery> due = claim(organization, Math.min(free, MOST_FOR_ENDPOINT));
            due.forEach(delivery -> post(delivery, executor));
            claimed += due.size();
            if (due.isEmpty()) {
                waiting.remove(organization);
            }
        }
        return claimed;
    }

    private void look() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            waiting.clear();
            waiting.addAll(organizations.withWork("webhooks", ORGANIZATIONS));
            nextLook = now.plus(LOOK);
        }
    }

    private List<DueDelivery> claim(OrganizationId organization, int limit) {
        try {
            List<DueDelivery> due = claims.claim(organization, busy(), limit);
            if (due.isEmpty()) {
                claims.holdForInactive(organization);
            }
            return due;
        } catch (RuntimeException e) {
            // The others are not to wait; the next look tries again.
            LOG.log(Level.WARNING, "No deliveries can be claimed for " + organization + ".", e);
            return List.of();
        }
    }

    private void post(DueDelivery delivery, Executor executor) {
        Posting posting = new Posting(delivery, clock.instant());
        inFlight.put(delivery.id(), posting);
        try {
            executor.execute(() -> outcomes.add(post.send(posting)));
        } catch (RejectedExecutionException e) {
            // The server is stopping; the lease will be over.
            inFlight.remove(delivery.id());
        }
    }

    private List<UUID> busy() {
        Map<UUID, Long> counts = inFlight.values().stream()
                .collect(Collectors.groupingBy(posting -> posting.delivery().endpoint(), Collectors.counting()));
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= MOST_FOR_ENDPOINT)
                .map(Map.Entry::getKey)
                .toList();
    }
}
