package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CopyRateCard;
import com.pivotalflow.ratecard.CreateRateCard;
import com.pivotalflow.ratecard.PriceDryRunService;
import com.pivotalflow.ratecard.RateCardCopyService;
import com.pivotalflow.ratecard.RateCardEditingService;
import com.pivotalflow.ratecard.RateCardFilter;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardList;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.ratecard.RateCardView;
import com.pivotalflow.ratecard.ResolvePrices;
import com.pivotalflow.ratecard.ResolvedPricesView;
import com.pivotalflow.rest.json.KeyRequired;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rate cards: list, make, read, change, remove, carry forward, and what lines would cost. */
@Path("/rate-cards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RateCardsResource {

    @Inject
    RateCardService cards;

    @Inject
    RateCardEditingService editing;

    @Inject
    RateCardCopyService copies;

    @Inject
    PriceDryRunService prices;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

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

    /** Makes a rate card without prices, once for each key. */
    @POST
    @KeyRequired
    @RolesAllowed("rate_cards.create")
    @Operation(
            value = "Makes a rate card without prices, once for each key.",
            answer = RateCardView.class,
            status = 201,
            problems = {"RATE_DEFAULT_OVERLAP", "DUPLICATE_VALUE"})
    public Response create(CreateRateCard command) {
        return calls.answer(caller, () -> created(editing.create(caller, command)));
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

    /** Changes what a rate card says. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Changes what a rate card says; documents that exist keep their prices.",
            answer = RateCardView.class,
            problems = {
                "RATE_CARD_NOT_FOUND",
                "CURRENCY_LOCKED",
                "RATE_OUTSIDE_CARD",
                "RATE_DEFAULT_OVERLAP",
                "DUPLICATE_VALUE"
            })
    public Response update(@PathParam("id") UUID id, Patch<CreateRateCard> patch) {
        return calls.answer(caller, () -> {
            RateCardView view = editing.update(caller, new RateCardId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a rate card that no quote names, with its prices. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("rate_cards.delete")
    @Operation(
            value = "Removes a rate card that no quote names, with its prices.",
            answer = void.class,
            status = 204,
            problems = {"RATE_CARD_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        editing.delete(caller, new RateCardId(id), ifMatch.precondition());
    }

    /** Makes a card like another one, from another day on and with higher or lower prices, once for each key. */
    @POST
    @Path("{id}/copy")
    @KeyRequired
    @RolesAllowed("rate_cards.create")
    @Operation(
            value = "Carries a rate card forward with higher or lower prices, once for each key.",
            answer = RateCardView.class,
            status = 201,
            problems = {"RATE_CARD_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response copy(@PathParam("id") UUID id, CopyRateCard command) {
        return calls.answer(caller, () -> created(copies.copy(caller, new RateCardId(id), command)));
    }

    /** Lists the rate cards of a day and a currency in the order in which they are tried. */
    @GET
    @Path("active")
    @RolesAllowed("rate_cards.view")
    @Parameters(
            value = {"date", "currency"},
            required = {"date", "currency"})
    @Operation(
            value = "Lists the rate cards of a day and a currency in the order in which they are tried.",
            answer = RateCardList.class)
    public RateCardList active() {
        Optional<LocalDate> date = list.date("date");
        Optional<String> currency = list.word("currency");
        list.check();
        return cards.activeOn(caller.organization(), date.orElseThrow(), currency.orElseThrow());
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

    private static Response created(RateCardView view) {
        return Answers.created("rate-cards/" + view.id(), view.etag(), view);
    }
}
