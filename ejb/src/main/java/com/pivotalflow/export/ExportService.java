package com.pivotalflow.export;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.job.JobControlService;
import com.pivotalflow.job.JobService;
import com.pivotalflow.job.JobView;
import com.pivotalflow.job.NewJob;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes orders for exports. */
@Stateless
@PermitAll
@InTenant
public class ExportService {

    /** The first one, and three more. */
    static final int ATTEMPTS = 4;

    private static final int MOST_IN_A_WHILE = 10;
    private static final Duration WHILE = Duration.ofHours(1);

    @Inject
    ExportRepository exports;

    @Inject
    JobService jobs;

    @Inject
    JobControlService views;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Has a file made.
     *
     * @return the job that makes it
     * @throws DomainException {@code REPORT_UNKNOWN}; {@code VALIDATION_FAILED} for filters that fit no row; {@code
     *     RATE_LIMITED} for more than ten in an hour by one person
     */
    public JobView create(Caller caller, CreateExport command) {
        Report report = Report.of(command.reportType()).orElseThrow(ExportService::unknown);
        ExportFilters filters = command.filters() == null ? ExportFilters.NONE : command.filters();
        requireFitting(report, filters);
        Instant now = clock.instant();
        requireFew(caller, now);
        UUID job = Ids.next();
        jobs.enqueue(
                caller.organization(),
                new NewJob(job, ExportHandler.TYPE, NewJob.Priority.HIGH, ATTEMPTS, "{}", caller.user()));
        exports.add(
                caller.organization(),
                Ids.next(),
                job,
                caller.user(),
                new ExportRepository.Wanted(
                        report.wireName(), command.format().wireName(), StoredFilters.text(filters)),
                now);
        jobs.beginSoon(caller.organization());
        JobView view = views.get(caller.organization(), job);
        audit.record(caller, Change.created("exports.create", "Export", job, command));
        return view;
    }

    private void requireFew(Caller caller, Instant now) {
        if (exports.countSince(caller.organization(), caller.user(), now.minus(WHILE)) >= MOST_IN_A_WHILE) {
            throw new DomainException(
                    Refusal.LIMITED,
                    "RATE_LIMITED",
                    "There were %d exports in an hour; go on later.".formatted(MOST_IN_A_WHILE),
                    List.of(),
                    Map.of("retryAfter", WHILE.toSeconds()));
        }
    }

    private static void requireFitting(Report report, ExportFilters filters) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < filters.status().size(); i++) {
            if (!report.statuses().contains(filters.status().get(i))) {
                errors.add(new FieldError(
                        "/filters/status/" + i, "ENUM", "One of: " + String.join(", ", report.statuses()) + "."));
            }
        }
        if (filters.from() != null && filters.until() != null && filters.until().isBefore(filters.from())) {
            errors.add(new FieldError("/filters/until", "VALIDITY_ORDER", "The last day is before the first."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private static InvalidInputException unknown() {
        String code = "REPORT_UNKNOWN";
        String detail = "There is no such report.";
        return new InvalidInputException(code, detail, List.of(new FieldError("/reportType", code, detail)));
    }
}
