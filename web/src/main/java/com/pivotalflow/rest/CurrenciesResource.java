package com.pivotalflow.rest;

import com.pivotalflow.exchange.CurrencyService;
import com.pivotalflow.exchange.CurrencyView;
import com.pivotalflow.exchange.SetCurrency;
import com.pivotalflow.organization.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Currencies of ISO 4217, and whether the organization works in them. */
@Path("/currencies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CurrenciesResource {

    @Inject
    CurrencyService currencies;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IfMatch ifMatch;

    /** Lists currencies. */
    @GET
    @RolesAllowed("currencies.view")
    @Parameters({"isActive", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists currencies, and whether the organization works in them.", answer = CurrencyView.class)
    public Response list() {
        var active = list.flag("isActive");
        return list.answer(currencies.list(caller.organization(), active, list.page()));
    }

    /** Reads a currency. */
    @GET
    @Path("{code}")
    @RolesAllowed("currencies.view")
    @Operation(
            value = "Reads a currency, and whether the organization works in it.",
            answer = CurrencyView.class,
            problems = "CURRENCY_NOT_FOUND")
    public Response read(@PathParam("code") String code, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        CurrencyView view = currencies.get(caller.organization(), code);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Says whether the organization works in a currency. */
    @PUT
    @Path("{code}")
    @IfMatchRequired
    @RolesAllowed("currencies.update")
    @Operation(
            value = "Says whether the organization works in a currency; documents that exist keep theirs.",
            answer = CurrencyView.class,
            problems = {"CURRENCY_NOT_FOUND", "RESOURCE_IN_USE", "DUPLICATE_VALUE"})
    public Response put(@PathParam("code") String code, SetCurrency command) {
        CurrencyView view = currencies.put(caller, code, ifMatch.precondition(), command);
        return Answers.changed(view.etag(), view);
    }
}
