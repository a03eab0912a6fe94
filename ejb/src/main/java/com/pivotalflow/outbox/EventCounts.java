package com.pivotalflow.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicLongArray;

/** How many events of each type this node has written down since it started, of all organizations; kept in memory only. */
@ApplicationScoped
public class EventCounts {

    private final AtomicLongArray counts = new AtomicLongArray(EventType.values().length);

    /** Those of one type. */
    public long of(EventType type) {
        return counts.get(type.ordinal());
    }

    /** What was rolled back has not happened. */
    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Published published) {
        published.types().forEach(type -> counts.incrementAndGet(type.ordinal()));
    }
}
