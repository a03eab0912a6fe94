package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteLifecycleService;
import com.pivotalflow.quote.QuotePrintService;
import com.pivotalflow.quote.QuoteRepriceService;
import com.pivotalflow.quote.link.SendQuote;
import com.pivotalflow.quote.print.PrintedQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.terms.QuoteReason;
import com.pivotalflow.quote.terms.RepriceQuote;
import com.pivotalflow.quote.terms.ReviseQuote;
import com.pivotalflow.quote.terms.SubmitQuote;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.RepricedQuote;
import com.pivotalflow.quote.view.SentQuote;
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
import java.util.function.Supplier;

/** Moves quotes from one status to another. */
@Path("/quotes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteTransitionsResource {

    @Inject
    QuoteLifecycleService quotes;

    @Inject
    QuoteRepriceService prices;

    @Inject
    QuotePrintService prints;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Hands a draft in. */
    @POST
    @Path("{id}/submit")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Hands a draft in: for approval, or straight to approved when no rule asks for it.",
            answer = QuoteView.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "INVALID_STATUS_TRANSITION",
                "VALIDITY_PASSED",
                "NO_INCLUDED_LINES",
                "DISCOUNT_EXCEEDS_MINIMUM_SELECTION"
            })
    public Response submit(@PathParam("id") UUID id, SubmitQuote command) {
        return answer(() -> quotes.submit(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    /** Takes a quote back to draft. */
    @POST
    @Path("{id}/withdraw")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Takes a quote back to draft before it is sent.",
            answer = QuoteView.class,
            problems = {"QUOTE_NOT_FOUND", "INVALID_STATUS_TRANSITION"})
    public Response withdraw(@PathParam("id") UUID id, QuoteReason command) {
        return answer(() -> quotes.withdraw(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    /** Freezes an approved quote as its next version. */
    @POST
    @Path("{id}/send")
    @KeyRequired
    @IfMatchRequired
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Freezes an approved quote as its next version, and gives a link to it for each recipient.",
            answer = SentQuote.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "INVALID_STATUS_TRANSITION",
                "VALIDITY_PASSED",
                "RECIPIENT_REQUIRED",
                "APPROVAL_OUTDATED"
            })
    public Response send(@PathParam("id") UUID id, SendQuote command) {
        QuoteId quote = new QuoteId(id);
        // Before the transaction in which the answer is kept.
        PrintedQuote printed = prints.forSending(caller, quote);
        return calls.answer(
                caller,
                () -> {
                    SentQuote sent = quotes.send(caller, quote, ifMatch.precondition(), command, printed);
                    return Answers.changed(sent.quote().etag(), sent);
                },
                sent -> ((SentQuote) sent).withoutUrls());
    }

    /** Gives a quote up. */
    @POST
    @Path("{id}/cancel")
    @IfMatchRequired
    @RolesAllowed({"quotes.update", "quotes.send"})
    @Operation(
            value = "Gives a quote up for good; a version that the customer has in hand is withdrawn.",
            answer = QuoteView.class,
            problems = {"QUOTE_NOT_FOUND", "INVALID_STATUS_TRANSITION", "REASON_REQUIRED"})
    public Response cancel(@PathParam("id") UUID id, QuoteReason command) {
        return answer(() -> quotes.cancel(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    /** Starts the next version. */
    @POST
    @Path("{id}/revise")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Starts the next version from what was sent last.",
            answer = QuoteView.class,
            problems = {"QUOTE_NOT_FOUND", "INVALID_STATUS_TRANSITION", "REVISION_EXISTS"})
    public Response revise(@PathParam("id") UUID id, ReviseQuote command) {
        return answer(() -> quotes.revise(caller, new QuoteId(id), ifMatch.precondition(), command));
    }

    /** Gives the next version up. */
    @POST
    @Path("{id}/discard-revision")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Gives the next version up and goes back to what was sent last.",
            answer = QuoteView.class,
            problems = {"QUOTE_NOT_FOUND", "NO_REVISION"})
    public Response discardRevision(@PathParam("id") UUID id) {
        return answer(() -> quotes.discardRevision(caller, new QuoteId(id), ifMatch.precondition()));
    }

    /** Finds the prices of a quote anew. */
    @POST
    @Path("{id}/reprice")
    @IfMatchRequired
    @RolesAllowed("quotes.update")
    @Operation(
            value = "Shows a quote with its prices found anew, and keeps what was shown if it is asked for.",
            answer = RepricedQuote.class,
            problems = {
                "QUOTE_NOT_FOUND",
                "QUOTE_NOT_EDITABLE",
                "QUOTE_IMMUTABLE",
                "PRICE_UNRESOLVED",
                "CALCULATION_REJECTED",
                "PREVIEW_STALE"
            })
    public Response reprice(@PathParam("id") UUID id, RepriceQuote command) {
        return calls.answer(caller, () -> {
            RepricedQuote repriced = prices.reprice(caller, new QuoteId(id), ifMatch.precondition(), command);
            return Answers.changed(repriced.etag(), repriced);
        });
    }

    private Response answer(Supplier<QuoteView> work) {
        return calls.answer(caller, () -> {
            QuoteView view = work.get();
            return Answers.changed(view.etag(), view);
        });
    }
}
