package com.pivotalflow.audit;

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

/**
 * Writes into the log, once a day, where the chain of each organization ends. Who can change the database can write a
 * whole chain anew; who wants to hide that must change the collected logs of another machine too.
 */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditAnchor {

    private static final System.Logger LOG = System.getLogger(AuditAnchor.class.getName());

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    AuditService audit;

    /** Once a night, on one node; the same line twice does no harm. */
    @Schedule(hour = "3", minute = "7", persistent = false)
    void anchor() {
        watch.runOnOneNode(TimerName.AUDIT_ANCHOR, () -> organizations.sum(this::anchor));
    }

    private int anchor(OrganizationId organization) {
        Optional<ChainTip> end = audit.tip(organization);
        end.ifPresent(tip -> LOG.log(
                System.Logger.Level.INFO,
                "audit chain of organization {0} ends at {1} with {2}",
                organization,
                Long.toString(tip.sequenceNumber()),
                tip.entryHash()));
        return end.isPresent() ? 1 : 0;
    }
}
