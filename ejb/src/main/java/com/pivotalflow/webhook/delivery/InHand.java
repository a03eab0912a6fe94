package com.pivotalflow.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this node has claimed and does not yet know the outcome of: what waits here for a thread, and what is being posted. The
 * thread that claims puts in, those that post take out.
 */
final class InHand {

    /** A receiver that does not answer keeps no more threads busy than so many. */
    private static final int MOST_POSTING_TO_ENDPOINT = 32;

    private final Duration freshness;
    private final Deque<Claimed> waiting = new ArrayDeque<>();
    private final Map<UUID, Posting> posting = new HashMap<>();

    /** How many are waiting or being posted, by endpoint; none that has none. */
    private final Map<UUID, Integer> all = new HashMap<>();

    private final Map<UUID, Integer> postingTo = new HashMap<>();

    /**
     * Nothing in hand.
     *
     * @param freshness how long after its claim a delivery may still be begun; what waited longer is left to its lease
     */
    InHand(Duration freshness) {
        this.freshness = freshness;
    }

    synchronized void add(Collection<DueDelivery> claimed, Instant now) {
        claimed.forEach(delivery -> {
            waiting.addLast(new Claimed(delivery, now));
            all.merge(delivery.endpoint(), 1, Integer::sum);
        });
    }

    /** Gives the one to post that was claimed first, of those whose endpoint is not at its limit. */
    synchronized Optional<Posting> next(Instant now) {
        Iterator<Claimed> candidates = waiting.iterator();
        while (candidates.hasNext()) {
            Claimed candidate = candidates.next();
            DueDelivery delivery = candidate.delivery();
            if (candidate.at().plus(freshness).isBefore(now)) {
                candidates.remove();
                leave(all, delivery.endpoint());
            } else if (postingTo.getOrDefault(delivery.endpoint(), 0) < MOST_POSTING_TO_ENDPOINT) {
                candidates.remove();
                postingTo.merge(delivery.endpoint(), 1, Integer::sum);
                Posting begun = new Posting(delivery, now);
                posting.put(delivery.id(), begun);
                return Optional.of(begun);
            }
        }
        return Optional.empty();
    }

    /** Notes that a posting has ended, however. */
    synchronized void end(DueDelivery delivery) {
        posting.remove(delivery.id());
        leave(postingTo, delivery.endpoint());
        leave(all, delivery.endpoint());
    }

    /** Leaves to its lease what waits for an endpoint: it is not the time to send it more. */
    synchronized void giveUp(UUID endpoint) {
        waiting.removeIf(candidate -> {
            boolean isForIt = candidate.delivery().endpoint().equals(endpoint);
            if (isForIt) {
                leave(all, endpoint);
            }
            return isForIt;
        });
    }

    /** Leaves everything that waits to its lease. */
    synchronized void giveUp() {
        waiting.forEach(candidate -> leave(all, candidate.delivery().endpoint()));
        waiting.clear();
    }

    synchronized void cancelStartedBefore(Instant then) {
        posting.values().forEach(begun -> begun.cancelIfStartedBefore(then));
    }

    synchronized int size() {
        return waiting.size() + posting.size();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Endpoints for which that many or more are in hand. */
    synchronized List<UUID> endpointsWith(int many) {
        return all.entrySet().stream()
                .filter(count -> count.getValue() >= many)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void leave(Map<UUID, Integer> counts, UUID endpoint) {
        counts.computeIfPresent(endpoint, InHand::oneLess);
    }

    private static @Nullable Integer oneLess(UUID endpoint, int count) {
        return count == 1 ? null : count - 1;
    }

    private record Claimed(DueDelivery delivery, Instant at) {}
}
