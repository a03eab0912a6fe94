package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.report.QuotesSummary;
import com.pivotalflow.report.QuotesSummaryService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;

/** Figures over many records. */
@Path("/reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReportsResource {

    @Inject
    QuotesSummaryService quotes;

    @Inject
    Caller caller;

    @Inject
    ListRequest query;

    /** How the quotes of a period fare. */
    @GET
    @Path("quotes-summary")
    @RolesAllowed("reports.view_reports")
    @Parameters(
            value = {"from", "to"},
            required = {"from", "to"})
    @Operation(
            value = "Tells how the quotes fare that were made from one day to another.",
            answer = QuotesSummary.class)
    public QuotesSummary quotesSummary() {
        Optional<LocalDate> from = query.date("from");
        Optional<LocalDate> to = query.date("to");
        query.check();
        return quotes.of(caller.organization(), from.orElseThrow(), to.orElseThrow());
    }
}
