package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes deliveries of events every second, on every node; of two that come to one organization, one goes on to the next. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxRelay {

    private static final int ORGANIZATIONS = 100;
    private static final int EVENTS = 250;

    /** Then the others have their turn, and the next second goes on. */
    private static final int BATCHES = 8;

    private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    RelayService relay;

    /** Goes through the organizations that have events waiting, the longest waiting first. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void relay() {
        watch.run(
                TimerName.OUTBOX_RELAY,
                () -> organizations.withWork("outbox", ORGANIZATIONS).stream()
                        .mapToInt(this::relay)
                        .sum());
    }

    /** Gives how many were taken. */
    private int relay(OrganizationId organization) {
        int all = 0;
        try {
            int taken;
            int batches = 0;
            do {
                taken = relay.relay(organization, EVENTS);
                all += taken;
                batches++;
            } while (taken >= EVENTS && batches < BATCHES);
        } catch (RuntimeException e) {
            // The others are not to wait; the next second tries again.
            LOG.log(Level.WARNING, "The events of " + organization + " can't be relayed.", e);
        }
        return all;
    }
}
