package com.pivotalflow.export;

import com.pivotalflow.job.JobControlService;
import com.pivotalflow.job.JobRun;
import com.pivotalflow.job.JobStatus;
import com.pivotalflow.job.JobView;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes files piece by piece and hands them out piece by piece; each call is one short transaction. */
@Stateless
@PermitAll
@InTenant
public class ExportFileService {

    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    ExportRepository exports;

    @Inject
    ReportRowRepository rows;

    @Inject
    OrganizationService organizations;

    @Inject
    JobControlService jobs;

    @Inject
    Clock clock;

    /** Begins the file of a job anew, and says what goes into it. */
    public ExportTask begin(OrganizationId organization, JobRun run) {
        ExportRepository.Wanted wanted =
                exports.find(organization, run.id()).orElseThrow(() -> new NotFoundException("JOB"));
        Report report = Report.of(wanted.report()).orElseThrow();
        RowRange range = RowRange.of(StoredFilters.parse(wanted.filters()), zone(organization));
        int count = rows.count(organization, report, range);
        run.progress(0, Math.max(count, 1));
        exports.begin(organization, run.id(), count, clock.instant());
        return new ExportTask(report, ExportFormat.of(wanted.format()), range, count);
    }

    /** The rows behind one. */
    public List<ExportRow> rows(OrganizationId organization, ExportTask task, UUID after, int limit) {
        return rows.page(organization, task.report(), task.range(), after, limit);
    }

    /** Adds to the file, unless the job belongs to another worker by now. */
    public void append(OrganizationId organization, JobRun run, FilePart part, int total) {
        run.progress(Math.min(part.rows(), total), Math.max(total, 1));
        exports.append(organization, run.id(), part, clock.instant());
    }

    /** Adds the last piece, and gives the file its name. */
    public String finish(OrganizationId organization, JobRun run, ExportTask task, FilePart part) {
        append(organization, run, part, part.rows());
        Instant now = clock.instant();
        String name = "%s-%s.%s"
                .formatted(
                        task.report().wireName().replace('_', '-'),
                        LocalDate.ofInstant(now, zone(organization)),
                        task.format().wireName());
        exports.finish(organization, run.id(), name, now.plus(KEPT), now);
        return name;
    }

    /**
     * The file that a job made.
     *
     * @throws DomainException {@code JOB_NOT_FOUND}; {@code JOB_NOT_FINISHED} while it is not over; {@code
     *     JOB_RESULT_NOT_FOUND} when it made none, or it was removed after 30 days
     */
    public ExportFile file(OrganizationId organization, UUID job) {
        JobView view = jobs.get(organization, job);
        if (!view.status().isOver()) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "JOB_NOT_FINISHED",
                    "The job is not over yet.",
                    List.of(),
                    Map.of("status", view.status().wireName()));
        }
        if (view.status() != JobStatus.SUCCEEDED) {
            throw noResult();
        }
        return exports.file(organization, job).orElseThrow(ExportFileService::noResult);
    }

    /**
     * Some bytes of a file, fewer at its end.
     *
     * @param offset how many bytes stand before them
     * @throws NotFoundException {@code JOB_RESULT_NOT_FOUND} when the file was removed meanwhile
     */
    public byte[] bytes(OrganizationId organization, UUID job, int offset, int length) {
        return exports.bytes(organization, job, offset, length).orElseThrow(ExportFileService::noResult);
    }

    /** Removes files that were kept long enough; gives how many, at most the limit. */
    public int purge(OrganizationId organization, int limit) {
        return exports.removeFiles(organization, clock.instant(), limit);
    }

    private ZoneId zone(OrganizationId organization) {
        return organizations.profile(organization).timeZone();
    }

    private static NotFoundException noResult() {
        return new NotFoundException("JOB_RESULT");
    }
}
