package com.pivotalflow.export;

import com.pivotalflow.job.JobHandler;
import com.pivotalflow.job.JobRun;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Makes a file of the rows of a report: a page is read and written at a time, and a page is what is in memory. */
@ApplicationScoped
class ExportHandler implements JobHandler {

    static final String TYPE = "export";

    private static final int ROWS = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    @Inject
    ExportFileService files;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public Duration pause(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, ExportService.ATTEMPTS));
    }

    @Override
    public void handle(JobRun run) {
        OrganizationId organization = run.organization();
        ExportTask task = files.begin(organization, run);
        FileWriting file = new FileWriting(task);
        UUID after = BEFORE_ALL;
        List<ExportRow> page = files.rows(organization, task, after, ROWS);
        while (!page.isEmpty()) {
            page.forEach(file::add);
            if (file.isPieceFull()) {
                files.append(organization, run, file.piece(), task.rows());
            } else {
                run.progress(Math.min(file.rows(), task.rows()), Math.max(task.rows(), 1));
            }
            after = page.get(page.size() - 1).id();
            page = page.size() < ROWS ? List.of() : files.rows(organization, task, after, ROWS);
        }
        FilePart last = file.lastPiece();
        String name = files.finish(organization, run, task, last);
        run.tell("{\"fileName\":\"%s\",\"rows\":%d,\"size\":%d}".formatted(name, file.rows(), file.size()));
    }
}
