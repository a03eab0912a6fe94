package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.DeliveryRoleView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Trade roles: list. */
@Path("/delivery-roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryRolesResource {

    @Inject
    CatalogueService catalogue;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists trade roles. */
    @GET
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the delivery roles.", answer = DeliveryRoleView.class)
    public Response list() {
        return list.answer(catalogue.roles(caller.organization(), list.page()));
    }
}
