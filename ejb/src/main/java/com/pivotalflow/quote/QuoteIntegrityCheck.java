package com.pivotalflow.quote;

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
import java.util.Optional;
import java.util.UUID;

/** Checks every night that what was sent is what was sent, a transaction for each few versions. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class QuoteIntegrityCheck {

    private static final int VERSIONS = 50;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    QuoteIntegrityService integrity;

    /** Once a night, on every node; two at the same time find the same. */
    @Schedule(hour = "2", minute = "23", persistent = false)
    void check() {
        watch.run(TimerName.QUOTE_INTEGRITY, () -> organizations.sum(this::check));
    }

    /** Gives in how many steps it was done. */
    private int check(OrganizationId organization) {
        Optional<UUID> last = integrity.check(organization, Optional.empty(), VERSIONS);
        int steps = 1;
        while (last.isPresent()) {
            steps++;
            last = integrity.check(organization, last, VERSIONS);
        }
        return steps;
    }
}
