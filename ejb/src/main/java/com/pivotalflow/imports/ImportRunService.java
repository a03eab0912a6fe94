package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.ejb3.annotation.TransactionTimeout;

/** Makes records of the rows of a file: of some in a transaction, or of all in one. */
@Stateless
@PermitAll
@InTenant
public class ImportRunService {

    /** A file of 100 MB has a million rows at worst. */
    private static final int LONGEST_MINUTES = 60;

    /** So many entries of the audit log are written by one statement. */
    private static final int ENTRIES = 500;

    @Inject
    ImportRepository imports;

    @Inject
    ImportProgressService progress;

    @Inject
    Clock clock;

    @Resource
    SessionContext context;

    /** Makes records of some rows. What they are is noted in the same transaction, so that no other attempt makes them. */
    public void some(OrganizationId organization, ImportRun run, RowBatch rows) {
        run.progress();
        Batch batch = run.add(rows);
        imports.stored(organization, run.task().id(), run.stored(), clock.instant());
        run.kind().record(run.task(), batch.made(), batch.yielded());
    }

    /**
     * Makes records of all rows, and takes everything back if one is wrong, or if nothing is to be kept anyhow. The audit
     * log comes last, since nobody else can finish a change from there on.
     */
    @TransactionTimeout(value = LONGEST_MINUTES, unit = TimeUnit.MINUTES)
    public void all(OrganizationId organization, ImportRun run) {
        List<UUID> made = new ArrayList<>();
        List<UUID> yielded = new ArrayList<>();
        for (RowBatch rows = run.next(); !rows.isEmpty(); rows = run.next()) {
            Batch batch = run.add(rows);
            if (!run.task().order().dryRun() && !run.report().isFlawed()) {
                made.addAll(batch.made());
                yielded.addAll(batch.yielded());
            }
            progress.tell(organization, run);
        }
        if (run.report().isFlawed() || run.task().order().dryRun()) {
            context.setRollbackOnly();
            return;
        }
        record(run, made, yielded);
        imports.stored(organization, run.task().id(), run.stored(), clock.instant());
        run.progress();
    }

    private static void record(ImportRun run, List<UUID> made, List<UUID> yielded) {
        run.kind().record(run.task(), List.of(), yielded);
        for (int from = 0; from < made.size(); from += ENTRIES) {
            run.kind().record(run.task(), made.subList(from, Math.min(from + ENTRIES, made.size())), List.of());
        }
    }
}
