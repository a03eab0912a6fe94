package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.exchange.CreateExchangeRate;
import com.pivotalflow.exchange.ExchangeRateEditingService;
import com.pivotalflow.exchange.ExchangeRateFilter;
import com.pivotalflow.exchange.ExchangeRateId;
import com.pivotalflow.exchange.ExchangeRateService;
import com.pivotalflow.exchange.ExchangeRateView;
import com.pivotalflow.exchange.FoundRateView;
import com.pivotalflow.listing.DateRange;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.MergePatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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

/** Exchange rates that the organization keeps: list, write down, read, change, and find the one of a day. */
@Path("/fx-rates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExchangeRatesResource {

    @Inject
    ExchangeRateService rates;

    @Inject
    ExchangeRateEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists exchange rates, the newest first. */
    @GET
    @RolesAllowed("currencies.view")
    @Parameters({
        "baseCurrency",
        "quoteCurrency",
        "effectiveFrom[gte]",
        "effectiveFrom[lte]",
        "sort",
        "limit",
        "cursor",
        "includeTotal"
    })
    @Operation(value = "Lists exchange rates, the newest first.", answer = ExchangeRateView.class)
    public Response list() {
        ExchangeRateFilter filter = new ExchangeRateFilter(
                list.word("baseCurrency"),
                list.word("quoteCurrency"),
                new DateRange(list.date("effectiveFrom[gte]"), list.date("effectiveFrom[lte]")));
        return list.answer(rates.list(caller.organization(), filter, list.page()));
    }

    /** Writes down an exchange rate. */
    @POST
    @RolesAllowed("currencies.update")
    @Operation(
            value = "Writes down an exchange rate.",
            answer = ExchangeRateView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(CreateExchangeRate command) {
        return calls.answer(caller, () -> {
            ExchangeRateView view = editing.create(caller, command);
            return Answers.created("fx-rates/" + view.id(), view.etag(), view);
        });
    }

    /** Reads an exchange rate. */
    @GET
    @Path("{id}")
    @RolesAllowed("currencies.view")
    @Operation(value = "Reads an exchange rate.", answer = ExchangeRateView.class, problems = "FX_RATE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ExchangeRateView view = rates.get(caller.organization(), new ExchangeRateId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes an exchange rate; documents that exist keep theirs. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("currencies.update")
    @Operation(
            value = "Changes an exchange rate; documents that exist keep theirs.",
            answer = ExchangeRateView.class,
            problems = {"FX_RATE_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateExchangeRate> patch) {
        return calls.answer(caller, () -> {
            ExchangeRateView view = editing.update(caller, new ExchangeRateId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Finds the rate to convert with on a day. */
    @GET
    @Path("lookup")
    @RolesAllowed("currencies.view")
    @Parameters(
            value = {"from", "to", "date"},
            required = {"from", "to", "date"})
    @Operation(
            value = "Finds the rate to convert with on a day.",
            answer = FoundRateView.class,
            problems = "FX_RATE_MISSING")
    public FoundRateView lookUp() {
        Optional<String> from = list.word("from");
        Optional<String> to = list.word("to");
        Optional<LocalDate> date = list.date("date");
        list.check();
        return rates.lookUp(caller.organization(), from.orElseThrow(), to.orElseThrow(), date.orElseThrow());
    }
}
