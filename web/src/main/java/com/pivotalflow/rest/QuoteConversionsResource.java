package com.pivotalflow.rest;

import com.pivotalflow.invoice.conversion.ConvertQuote;
import com.pivotalflow.invoice.conversion.ConvertedQuote;
import com.pivotalflow.invoice.conversion.QuoteConversionService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.rest.json.KeyRequired;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Makes projects and invoices of accepted quotes. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteConversionsResource {

    @Inject
    QuoteConversionService conversions;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Makes a project, an invoice or both of an accepted quote, each once. */
    @POST
    @Path("{id}/convert")
    @KeyRequired
    @IfMatchRequired
    @RolesAllowed("quotes.view")
    @Operation(
            value =
                    "Makes a project, an invoice or both of what a customer accepted, each once; needs the right to make"
                            + " what is asked for.",
            answer = ConvertedQuote.class,
            problems = {"QUOTE_NOT_FOUND", "INVALID_STATUS_TRANSITION", "QUOTE_ALREADY_CONVERTED"})
    public Response convert(@PathParam("id") UUID id, ConvertQuote command) {
        return calls.answer(caller, () -> {
            ConvertedQuote converted = conversions.convert(caller, new QuoteId(id), ifMatch.precondition(), command);
            return Answers.changed(converted.etag(), converted);
        });
    }
}
