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

    /** Once a night, on one node; a second one finds the same. */
    @Schedule(hour = "2", minute = "23", persistent = false)
    void check() {
        watch.runOnOneNode(TimerName.QUOTE_INTEGRITY, () -> organizations.sum(this::check));
    }

    /** Gives how many versions were changed after they were sent, those of earlier nights too. */
    private int check(OrganizationId organization) {
        int changed = 0;
        Optional<UUID> last = Optional.empty();
        do {
            QuoteIntegrityService.Checked checked = integrity.check(organization, last, VERSIONS);
            changed += checked.changed();
            last = checked.last();
        } while (last.isPresent());
        return changed;
    }
}
