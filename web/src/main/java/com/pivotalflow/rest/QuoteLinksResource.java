package com.pivotalflow.rest;

import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.quote.QuoteLinkService;
import com.pivotalflow.quote.link.MintLink;
import com.pivotalflow.quote.link.MintedLinkAnswer;
import com.pivotalflow.quote.link.QuoteLinkList;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The links by which customers read a quote. */
@Path("/quotes/{id}/links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteLinksResource {

    @Inject
    QuoteLinkService links;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists the links of a quote. */
    @GET
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Lists the links to what was sent, the newest first, with what became of each.",
            answer = QuoteLinkList.class,
            problems = "QUOTE_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        return Response.ok(links.list(caller, new QuoteId(id))).build();
    }

    /** Makes another link. */
    @POST
    @IfMatchRequired
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Makes another link to the version that the customer has in hand; its address is shown this once.",
            answer = MintedLink.class,
            status = 201,
            problems = {"QUOTE_NOT_FOUND", "INVALID_STATUS_TRANSITION"})
    public Response create(@PathParam("id") UUID id, MintLink command) {
        return calls.answer(
                caller,
                () -> {
                    MintedLinkAnswer minted = links.mint(caller, new QuoteId(id), ifMatch.precondition(), command);
                    String path = "quotes/" + id + "/links/" + minted.link().id();
                    return Answers.created(path, minted.quoteTag(), minted.link());
                },
                link -> ((MintedLink) link).withoutUrl());
    }

    /** Takes a link back. */
    @DELETE
    @Path("{linkId}")
    @IfMatchRequired
    @RolesAllowed("quotes.send")
    @Operation(
            value = "Takes a link back; whoever holds it reads nothing any more.",
            answer = void.class,
            status = 204,
            problems = {"QUOTE_NOT_FOUND", "LINK_NOT_FOUND"})
    public void revoke(@PathParam("id") UUID id, @PathParam("linkId") UUID link) {
        links.revoke(caller, new QuoteId(id), link, ifMatch.precondition());
    }
}
