package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.ServiceCategoryView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Categories of services: list. */
@Path("/service-categories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ServiceCategoriesResource {

    @Inject
    CatalogueService catalogue;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists categories. */
    @GET
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the categories of services.", answer = ServiceCategoryView.class)
    public Response list() {
        return list.answer(catalogue.categories(caller.organization(), list.page()));
    }
}
