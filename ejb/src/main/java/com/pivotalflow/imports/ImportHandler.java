package com.pivotalflow.imports;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.audit.Origin;
import com.pivotalflow.job.JobHandler;
import com.pivotalflow.job.JobRun;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Imports files. A row that was stored is noted in the transaction that stored it, so an attempt after another one, or
 * after an import of the same file, passes over it.
 */
@ApplicationScoped
class ImportHandler implements JobHandler {

    static final String TYPE = "import";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    @Inject
    ImportFileService files;

    @Inject
    ImportRunService runs;

    @Inject
    KnownForms forms;

    @Inject
    CurrentOrigin origin;

    @Inject
    @Any
    Instance<RowImport> kinds;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean isReady() {
        return forms.areKnown();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Duration pause(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, ImportService.ATTEMPTS));
    }

    @Override
    public void handle(JobRun job) {
        Origin before = origin.get();
        origin.set(new Origin(null, null, null, null, "Import " + job.id()));
        try {
            work(job);
        } finally {
            origin.set(before);
        }
    }

    private void work(JobRun job) {
        OrganizationId organization = job.organization();
        ImportTask task = files.task(organization, job.id());
        ImportRun run =
                new ImportRun(task, job, kind(task), forms.get(), new StoredFile(files, organization, task.id()));
        job.progress(0, 1);
        if (task.refused() == null) {
            read(organization, run);
            files.end(organization, task.id(), run.report().refused());
        } else {
            run.report().skipped(task.stored().cardinality());
            run.report().refusedBefore(task.refused());
        }
        job.tell(run.report().json(task.resumed()));
    }

    private void read(OrganizationId organization, ImportRun run) {
        if (run.task().isAtOnce()) {
            runs.all(organization, run);
        } else {
            for (RowBatch rows = run.next(); !rows.isEmpty(); rows = run.next()) {
                runs.some(organization, run, rows);
            }
        }
    }

    private RowImport kind(ImportTask task) {
        return kinds.stream()
                .filter(kind -> kind.resource() == task.order().resource())
                .findFirst()
                .orElseThrow();
    }
}
