package com.pivotalflow.outbox;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps events until they are handed out, and a month longer. */
@Stateless
@PermitAll
@InTenant
public class OutboxService {

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    OutboxRepository events;

    @Inject
    Clock clock;

    @Inject
    jakarta.enterprise.event.Event<Published> published;

    /**
     * Writes down what happened, in the transaction in which it happens. What was changed must be flushed, because the
     * events bear its new row version.
     *
     * @param happened of one thing, in order; at least one
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void publish(OrganizationId organization, List<Event> happened) {
        events.add(organization, happened, clock.instant().truncatedTo(ChronoUnit.MICROS));
        published.fire(new Published(happened.stream().map(Event::type).toList()));
    }

    /**
     * Writes down an event that is handed out already, to those whom the caller chose.
     *
     * @return its id
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public UUID publishTo(OrganizationId organization, Event event) {
        return events.addPublished(organization, event, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Takes events to hand them out in this transaction, the longest waiting first, and of one thing none before an earlier
     * one. Only one transaction at a time takes events of an organization.
     *
     * @param limit about how many
     * @return empty when none waits; absent when another transaction is taking some
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<List<PublishedEvent>> take(OrganizationId organization, int limit) {
        return events.tryLock(organization) ? Optional.of(events.take(organization, limit)) : Optional.empty();
    }

    /** Since when the event has been due that waits longest; empty when none waits. */
    public Optional<Instant> waitingSince(OrganizationId organization) {
        return events.waitingSince(organization);
    }

    /**
     * Removes events that were handed out a month ago and that nobody is still to receive.
     *
     * @param limit most to remove in this transaction
     * @return how many were removed
     */
    public int purge(OrganizationId organization, int limit) {
        return events.removePublishedBefore(organization, clock.instant().minus(KEPT), limit);
    }
}
