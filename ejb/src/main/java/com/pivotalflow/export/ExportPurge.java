package com.pivotalflow.export;

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

/** Removes files that were kept for 30 days, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExportPurge {

    private static final int FILES = 100;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    ExportFileService files;

    /** Once a night, on every node; two at the same time share the work or find none. */
    @Schedule(hour = "2", minute = "23", persistent = false)
    void purge() {
        watch.run(TimerName.EXPORT_PURGE, () -> organizations.sum(this::purge));
    }

    private int purge(OrganizationId organization) {
        int all = 0;
        int some;
        do {
            some = files.purge(organization, FILES);
            all += some;
        } while (some >= FILES);
        return all;
    }
}
