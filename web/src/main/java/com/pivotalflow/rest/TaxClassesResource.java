package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.TaxClassService;
import com.pivotalflow.ratecard.TaxClassView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Tax classes: list. */
@Path("/tax-classes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TaxClassesResource {

    @Inject
    TaxClassService taxClasses;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists tax classes with all their rates. */
    @GET
    @RolesAllowed("tax_classes.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists tax classes with all their rates.", answer = TaxClassView.class)
    public Response list() {
        return list.answer(taxClasses.list(caller.organization(), list.page()));
    }
}
