package com.pivotalflow.rest;

import com.pivotalflow.export.CreateExport;
import com.pivotalflow.export.ExportService;
import com.pivotalflow.job.JobView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.KeyRequired;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Files of an organization's rows. */
@Path("/exports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExportsResource {

    @Inject
    ExportService exports;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    /** Has a file made, once for each key. */
    @POST
    @KeyRequired
    @RolesAllowed("reports.export_reports")
    @Operation(
            value = "Has a file made of an organization's rows, once for each key.",
            answer = JobView.class,
            status = 202,
            problems = {"REPORT_UNKNOWN", "RATE_LIMITED"})
    public Response create(CreateExport command) {
        return calls.answer(caller, () -> Answers.accepted(exports.create(caller, command)));
    }
}
