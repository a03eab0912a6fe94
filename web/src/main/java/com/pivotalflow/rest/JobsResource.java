package com.pivotalflow.rest;

import com.pivotalflow.export.ExportFile;
import com.pivotalflow.export.ExportFileService;
import com.pivotalflow.job.JobControlService;
import com.pivotalflow.job.JobFilter;
import com.pivotalflow.job.JobStatus;
import com.pivotalflow.job.JobView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Background work: list, read, stop, repeat, fetch what it made. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobsResource {

    @Inject
    JobControlService jobs;

    @Inject
    ExportFileService files;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IfMatch ifMatch;

    /** Lists jobs. */
    @GET
    @RolesAllowed("jobs.view_jobs")
    @Parameters({"status", "jobType", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists jobs, the latest first.", answer = JobView.class)
    public Response list() {
        JobFilter filter = new JobFilter(list.values("status", JobStatus.class), list.word("jobType"));
        return list.answer(jobs.list(caller.organization(), filter, list.page()));
    }

    /** Reads a job. */
    @GET
    @Path("{id}")
    @RolesAllowed("jobs.view_jobs")
    @Operation(value = "Reads a job.", answer = JobView.class, problems = "JOB_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        JobView view = jobs.get(caller.organization(), id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Stops a job. */
    @POST
    @Path("{id}/cancel")
    @IfMatchRequired
    @RolesAllowed("jobs.cancel_jobs")
    @Operation(
            value = "Stops a job: one that waits at once, one that runs at its next step.",
            answer = JobView.class,
            problems = {"JOB_NOT_FOUND", "JOB_NOT_CANCELLABLE"})
    public Response cancel(@PathParam("id") UUID id) {
        JobView view = jobs.cancel(caller, id, ifMatch.precondition());
        return Answers.changed(view.etag(), view);
    }

    /** Repeats a job. */
    @POST
    @Path("{id}/retry")
    @IfMatchRequired
    @RolesAllowed("jobs.retry_jobs")
    @Operation(
            value = "Has a job done again that failed.",
            answer = JobView.class,
            problems = {"JOB_NOT_FOUND", "JOB_NOT_RETRYABLE"})
    public Response retry(@PathParam("id") UUID id) {
        JobView view = jobs.retry(caller, id, ifMatch.precondition());
        return Answers.changed(view.etag(), view);
    }

    /** Hands out what a job made. */
    @GET
    @Path("{id}/result")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @RolesAllowed("files.access_files")
    @Operation(
            value = "Hands out the file that a job made, for 30 days.",
            answer = byte[].class,
            problems = {"JOB_NOT_FOUND", "JOB_NOT_FINISHED", "JOB_RESULT_NOT_FOUND"})
    public Response result(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        OrganizationId organization = caller.organization();
        ExportFile file = files.file(organization, id);
        // Once the method has returned, nobody is the caller any more: what is asked for later names the organization.
        return Files.of(file, ifNoneMatch, (offset, length) -> files.bytes(organization, id, offset, length));
    }
}
