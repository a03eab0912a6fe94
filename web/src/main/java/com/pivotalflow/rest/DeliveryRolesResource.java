package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CatalogueEditingService;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.CreateDeliveryRole;
import com.pivotalflow.ratecard.DeliveryRoleId;
import com.pivotalflow.ratecard.DeliveryRoleView;
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
import java.util.List;
import java.util.UUID;

/** Trade roles that are sold and allocated: list, make, read, change. */
@Path("/delivery-roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeliveryRolesResource {

    @Inject
    CatalogueService catalogue;

    @Inject
    CatalogueEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists them. */
    @GET
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the delivery roles.", answer = DeliveryRoleView.class)
    public Response list() {
        return list.answer(catalogue.roles(caller.organization(), list.page()));
    }

    /** Makes a trade role. */
    @POST
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Makes a trade role.",
            answer = DeliveryRoleView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(CreateDeliveryRole command) {
        return calls.answer(caller, () -> {
            DeliveryRoleView view = editing.createRole(caller, command);
            return Answers.created("delivery-roles/" + view.id(), view.etag(), view);
        });
    }

    /** Reads a trade role. */
    @GET
    @Path("{id}")
    @RolesAllowed("rate_cards.view")
    @Operation(value = "Reads a trade role.", answer = DeliveryRoleView.class, problems = "DELIVERY_ROLE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        DeliveryRoleView view = editing.role(caller.organization(), new DeliveryRoleId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes a trade role. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Changes a trade role; documents that exist stay as they are.",
            answer = DeliveryRoleView.class,
            problems = {"DELIVERY_ROLE_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateDeliveryRole> patch) {
        return calls.answer(caller, () -> {
            DeliveryRoleView view = editing.updateRole(caller, new DeliveryRoleId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }
}
