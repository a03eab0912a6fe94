package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.PriceDryRunService;
import com.pivotalflow.ratecard.RateCardFilter;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardItemView;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.ratecard.RateCardView;
import com.pivotalflow.ratecard.ResolvePrices;
import com.pivotalflow.ratecard.ResolvedPricesView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Rate cards: list, read, and what lines would cost. */
@Path("/rate-cards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RateCardsResource {

    @Inject
    RateCardService cards;

    @Inject
    PriceDryRunService prices;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists rate cards; names and dates only without {@code rate_cards.view}. */
    @GET
    @RolesAllowed({"rate_cards.view", "rate_cards.view_rate_cards"})
    @Parameters({"q", "currency", "isActive", "isDefault", "effectiveOn", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists rate cards; names and dates only without rate_cards.view.", answer = RateCardView.class)
    public Response list() {
        RateCardFilter filter = new RateCardFilter(
                list.text("q"),
                list.word("currency"),
                list.flag("isActive"),
                list.flag("isDefault"),
                list.date("effectiveOn"));
        return list.answer(cards.list(caller, filter, list.page()));
    }

    /** Reads a rate card. */
    @GET
    @Path("{id}")
    @RolesAllowed("rate_cards.view")
    @Operation(value = "Reads a rate card.", answer = RateCardView.class, problems = "RATE_CARD_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        RateCardView view = cards.get(caller.organization(), new RateCardId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Lists the prices of a rate card. */
    @GET
    @Path("{id}/items")
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists the prices of a rate card.",
            answer = RateCardItemView.class,
            problems = "RATE_CARD_NOT_FOUND")
    public Response items(@PathParam("id") UUID id) {
        return list.answer(cards.items(caller, new RateCardId(id), list.page()));
    }

    /** Prices lines and stores nothing. */
    @POST
    @Path("resolve")
    @RolesAllowed("rate_cards.view")
    @Operation(
            value = "Prices lines and stores nothing.",
            answer = ResolvedPricesView.class,
            problems = {"PRICE_UNRESOLVED", "PRICE_OVERRIDE_FORBIDDEN"})
    public Response resolve(ResolvePrices command) {
        return Response.ok(prices.resolve(caller, command)).build();
    }
}
