package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteLineService;
import com.pivotalflow.quote.terms.AddQuoteLine;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.ReorderLines;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;

/** Works on single lines of a quote. Their state is the quote's, and so are their tag and the answer. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteLinesResource {

    @Inject
    QuoteLineService lines;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Adds a line. */
    @POST
    @Path("{id}/lines")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Adds a line to a quote, at a place or at the end.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "QUOTE_NOT_EDITABLE",
                "QUOTE_IMMUTABLE",
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PRICE_OVERRIDE_FORBIDDEN",
                "TAX_OVERRIDE_FORBIDDEN"
            })
    public Response add(@PathParam("id") UUID id, AddQuoteLine command) {
        return answer(() -> lines.add(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    /** Changes a line. */
    @PATCH
    @Path("{id}/lines/{lineId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Changes a line of a quote; one that selects another price is priced anew.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "LINE_NOT_FOUND",
                "QUOTE_NOT_EDITABLE",
                "QUOTE_IMMUTABLE",
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PRICE_OVERRIDE_FORBIDDEN",
                "TAX_OVERRIDE_FORBIDDEN"
            })
    public Response change(@PathParam("id") UUID id, @PathParam("lineId") UUID line, Patch<CreateQuote.Line> patch) {
        return answer(() -> lines.change(caller, new QuoteId(id), line, ifMatch.precondition(), patch));
    }

    /** Removes a line. */
    @DELETE
    @Path("{id}/lines/{lineId}")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Removes a line of a quote and answers with the quote.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "LINE_NOT_FOUND",
                "QUOTE_NOT_EDITABLE",
                "QUOTE_IMMUTABLE",
                "CALCULATION_REJECTED"
            })
    public Response remove(@PathParam("id") UUID id, @PathParam("lineId") UUID line) {
        QuoteView view = lines.remove(caller, new QuoteId(id), line, ifMatch.precondition());
        return Answers.changed(view.etag(), view);
    }

    /** Puts the lines in another order. */
    @POST
    @Path("{id}/lines/reorder")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Puts the lines of a quote in another order.",
            answer = QuoteView.class,
            problems = {"QUOTE_NOT_FOUND", "QUOTE_NOT_EDITABLE", "QUOTE_IMMUTABLE"})
    public Response reorder(@PathParam("id") UUID id, ReorderLines command) {
        return answer(() -> lines.reorder(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    private Response answer(Supplier<QuoteView> change) {
        return calls.answer(caller, () -> {
            QuoteView view = change.get();
            return Answers.changed(view.etag(), view);
        });
    }
}
