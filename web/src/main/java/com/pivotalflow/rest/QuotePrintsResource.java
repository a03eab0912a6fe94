package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuotePrintService;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Shows what a quote will look like. */
@Path("/quotes")
@RequestScoped
@Produces(Files.PDF)
public class QuotePrintsResource {

    @Inject
    QuotePrintService prints;

    @Inject
    Caller caller;

    /** Prints the working content. */
    @GET
    @Path("{id}/pdf")
    @RolesAllowed("quotes.view")
    @Operation(
            value = "Prints the working content, marked DRAFT; nothing is stored.",
            answer = byte[].class,
            problems = "QUOTE_NOT_FOUND")
    public Response preview(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        return Files.of(prints.preview(caller, new QuoteId(id)), ifNoneMatch);
    }
}
