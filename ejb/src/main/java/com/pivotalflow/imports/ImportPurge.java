package com.pivotalflow.imports;

import com.pivotalflow.organization.OrganizationDirectory;
import com.pivotalflow.timer.TimerName;
import com.pivotalflow.timer.TimerWatch;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Removes files of imports that failed or were cancelled thirty days ago, an organization and a batch at a time. */
@Singleton
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ImportPurge {

    private static final int PIECES = 100;

    @Inject
    TimerWatch watch;

    @Inject
    OrganizationDirectory organizations;

    @Inject
    ImportFileService files;

    /** Once a night, on one node; two share the work or find none. */
    @Schedule(hour = "2", minute = "33", persistent = false)
    void purge() {
        watch.runOnOneNode(TimerName.IMPORT_PURGE, () -> organizations.sumOfBatches(PIECES, files::purge));
    }
}
