package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CreateRateCardItem;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardItemId;
import com.pivotalflow.ratecard.RateCardItemService;
import com.pivotalflow.ratecard.RateCardItemView;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** The prices of a rate card: list, add, read, change, remove. */
@Path("/rate-cards/{id}/items")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RateCardItemsResource {

    @Inject
    RateCardService cards;

    @Inject
    RateCardItemService items;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists the prices of a rate card. */
    @GET
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists the prices of a rate card.",
            answer = RateCardItemView.class,
            problems = "RATE_CARD_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        return list.answer(cards.items(caller, new RateCardId(id), list.page()));
    }

    /** Adds a price to a rate card. */
    @POST
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Adds a price to a rate card.",
            answer = RateCardItemView.class,
            status = 201,
            problems = {"RATE_CARD_NOT_FOUND", "RATE_PERIOD_OVERLAP", "RATE_OUTSIDE_CARD"})
    public Response create(@PathParam("id") UUID id, CreateRateCardItem command) {
        return calls.answer(caller, () -> {
            RateCardItemView view = items.create(caller, new RateCardId(id), command);
            return Answers.created("rate-cards/" + id + "/items/" + view.id(), view.etag(), view);
        });
    }

    /** Reads a price. */
    @GET
    @Path("{itemId}")
    @RolesAllowed("rate_cards.view")
    @Operation(
            value = "Reads a price of a rate card.",
            answer = RateCardItemView.class,
            problems = {"RATE_CARD_NOT_FOUND", "RATE_CARD_ITEM_NOT_FOUND"})
    public Response read(
            @PathParam("id") UUID id,
            @PathParam("itemId") UUID itemId,
            @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        RateCardItemView view = items.get(caller, new RateCardId(id), new RateCardItemId(itemId));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes a price. */
    @PATCH
    @Path("{itemId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Changes a price of a rate card; documents that exist keep theirs.",
            answer = RateCardItemView.class,
            problems = {"RATE_CARD_NOT_FOUND", "RATE_CARD_ITEM_NOT_FOUND", "RATE_PERIOD_OVERLAP", "RATE_OUTSIDE_CARD"})
    public Response update(
            @PathParam("id") UUID id, @PathParam("itemId") UUID itemId, Patch<CreateRateCardItem> patch) {
        return calls.answer(caller, () -> {
            RateCardItemView view =
                    items.update(caller, new RateCardId(id), new RateCardItemId(itemId), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a price that no quote was priced by. */
    @DELETE
    @Path("{itemId}")
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Removes a price that no quote was priced by.",
            answer = void.class,
            status = 204,
            problems = {"RATE_CARD_NOT_FOUND", "RATE_CARD_ITEM_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id, @PathParam("itemId") UUID itemId) {
        items.delete(caller, new RateCardId(id), new RateCardItemId(itemId), ifMatch.precondition());
    }
}
