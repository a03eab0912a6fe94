package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.Steady;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Keeps deliveries flowing on this node: one thread claims what is due and stores what came of it, both in batches, and others
 * post, each the next one as soon as it is done with one, until nothing is due and nothing on its way.
 */
@ApplicationScoped
class DeliveryPump {

    /** How long an attempt may take, all in all. */
    static final int MOST_SECONDS = 10;

    /** How many threads post. */
    static final int MOST_POSTING = 64;

    /** So many are claimed at a time, and as many may wait here for one endpoint before it gets no more. */
    private static final int BATCH = 256;

    private static final int MOST_IN_HAND = 4 * BATCH;

    private static final int ORGANIZATIONS = 100;
    private static final long MILLIS_TO_WAIT = 200;

    /** A moment in which more outcomes gather, so that one transaction stores them. */
    private static final long MILLIS_TO_GATHER = 20;

    /** How often the database is asked who waits; in between, those go on who were found. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** What waited longer here could still be on its way when its lease is over. */
    private static final Duration FRESHNESS =
            ClaimService.LEASE.minusSeconds(MOST_SECONDS).dividedBy(2);

    private static final Logger LOG = System.getLogger(DeliveryPump.class.getName());

    @Inject
    OrganizationDirectory organizations;

    @Inject
    ClaimService claims;

    @Inject
    WebhookPost post;

    @Inject
    @Steady
    Clock clock;

    private final InHand inHand = new InHand(FRESHNESS);
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final AtomicInteger posting = new AtomicInteger();
    private final Set<OrganizationId> waiting = new LinkedHashSet<>();
    private Instant nextLook = Instant.MIN;
    private volatile boolean isStopped;

    /** Lets the threads that pump and post come to their end. */
    void stop() {
        isStopped = true;
        inHand.giveUp();
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
            inHand.cancelStartedBefore(clock.instant().minusSeconds(MOST_SECONDS));
            claimed = isStopped || inHand.waiting() >= BATCH / 2 ? 0 : claimDue();
            startPosting(executor);
        } while (claimed > 0 || inHand.size() > 0 || !outcomes.isEmpty());
    }

    private void storeWhatCame() throws InterruptedException {
        List<Outcome> came = new ArrayList<>();
        if (inHand.size() > 0) {
            Outcome first = outcomes.poll(MILLIS_TO_WAIT, TimeUnit.MILLISECONDS);
            if (first != null) {
                came.add(first);
                TimeUnit.MILLISECONDS.sleep(MILLIS_TO_GATHER);
            }
        }
        outcomes.drainTo(came);
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

    private int claimDue() {
        look();
        int claimed = 0;
        for (OrganizationId organization : List.copyOf(waiting)) {
            int free = MOST_IN_HAND - inHand.size();
            if (free <= 0) {
                break;
            }
            List<DueDelivery> due = claim(organization, Math.min(free, BATCH));
            inHand.add(due, clock.instant());
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
            List<DueDelivery> due = claims.claim(organization, inHand.endpointsWith(BATCH), limit);
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

    /** Has as many threads post as there is work for. */
    private void startPosting(Executor executor) {
        int missing = Math.min(MOST_POSTING - posting.get(), inHand.waiting());
        for (int i = 0; i < missing; i++) {
            posting.incrementAndGet();
            try {
                executor.execute(this::post);
            } catch (RejectedExecutionException e) {
                // The server is stopping; the leases will be over.
                posting.decrementAndGet();
                inHand.giveUp();
            }
        }
    }

    private void post() {
        try {
            Optional<Posting> next = inHand.next(clock.instant());
            while (next.isPresent()) {
                post(next.get());
                next = isStopped ? Optional.empty() : inHand.next(clock.instant());
            }
        } finally {
            posting.decrementAndGet();
        }
    }

    private void post(Posting begun) {
        Outcome outcome = post.send(begun);
        if (outcome.isGone() || outcome.statusCode() == null) {
            // Who is not there is not asked as often as there are deliveries.
            inHand.giveUp(begun.delivery().endpoint());
        }
        outcomes.add(outcome);
        inHand.end(begun.delivery());
    }
}
