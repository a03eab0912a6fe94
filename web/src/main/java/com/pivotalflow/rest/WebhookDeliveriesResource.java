package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.webhook.delivery.DeliveryService;
import com.pivotalflow.webhook.delivery.DeliveryStatus;
import com.pivotalflow.webhook.delivery.DeliveryView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** What was and is to be delivered to an endpoint. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhookDeliveriesResource {

    @Inject
    DeliveryService deliveries;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    /** Lists deliveries to an endpoint. */
    @GET
    @Path("{id}/deliveries")
    @RolesAllowed("webhooks.view")
    @Parameters({"status", "sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists deliveries to an endpoint, the newest first.",
            answer = DeliveryView.class,
            problems = "WEBHOOK_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        List<DeliveryStatus> statuses = list.values("status", DeliveryStatus.class);
        return list.answer(deliveries.list(caller, id, statuses, list.page()));
    }

    /** Delivers an event that says nothing. */
    @POST
    @Path("{id}/test")
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Delivers an event that says nothing to an endpoint, for a trial.",
            answer = DeliveryView.class,
            status = 202,
            problems = {"WEBHOOK_NOT_FOUND", "WEBHOOK_INACTIVE"})
    public Response test(@PathParam("id") UUID id) {
        return calls.answer(caller, () -> accepted(deliveries.test(caller, id)));
    }

    /** Has a delivery tried again. */
    @POST
    @Path("{id}/deliveries/{deliveryId}/replay")
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Has a delivery tried again from the start, whatever came of it.",
            answer = DeliveryView.class,
            status = 202,
            problems = {"WEBHOOK_NOT_FOUND", "WEBHOOK_DELIVERY_NOT_FOUND", "WEBHOOK_INACTIVE"})
    public Response replay(@PathParam("id") UUID id, @PathParam("deliveryId") UUID deliveryId) {
        return calls.answer(caller, () -> accepted(deliveries.replay(caller, id, deliveryId)));
    }

    private static Response accepted(DeliveryView view) {
        return Response.status(Response.Status.ACCEPTED).entity(view).build();
    }
}
