package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.rest.json.MergePatch;
import com.pivotalflow.webhook.CreateWebhook;
import com.pivotalflow.webhook.WebhookList;
import com.pivotalflow.webhook.WebhookService;
import com.pivotalflow.webhook.WebhookView;
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

/** Addresses that events are posted to. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    @Inject
    WebhookService webhooks;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists all endpoints. */
    @GET
    @RolesAllowed("webhooks.view")
    @Operation(value = "Lists all endpoints, by name.", answer = WebhookList.class)
    public WebhookList list() {
        return new WebhookList(webhooks.list(caller));
    }

    /** Reads an endpoint. */
    @GET
    @Path("{id}")
    @RolesAllowed("webhooks.view")
    @Operation(value = "Reads an endpoint.", answer = WebhookView.class, problems = "WEBHOOK_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        WebhookView view = webhooks.get(caller, id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Makes an endpoint. Its answer holds a secret, so it is never stored; the name alone keeps it from happening twice. */
    @POST
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Makes an endpoint; the answer is the only one that shows its secret.",
            answer = WebhookView.class,
            status = 201,
            problems = {"WEBHOOK_URL_FORBIDDEN", "DUPLICATE_VALUE"})
    public Response create(CreateWebhook command) {
        WebhookView view = webhooks.create(caller, command);
        return Answers.created("webhooks/" + view.id(), view.etag(), view);
    }

    /** Changes an endpoint. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Changes an endpoint; one that is switched off is told later what it missed, but for what happens"
                    + " meanwhile.",
            answer = WebhookView.class,
            problems = {"WEBHOOK_NOT_FOUND", "WEBHOOK_URL_FORBIDDEN", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateWebhook> patch) {
        return calls.answer(caller, () -> {
            WebhookView view = webhooks.change(caller, id, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes an endpoint. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Removes an endpoint with all its deliveries.",
            answer = void.class,
            status = 204,
            problems = "WEBHOOK_NOT_FOUND")
    public void delete(@PathParam("id") UUID id) {
        webhooks.delete(caller, id, ifMatch.precondition());
    }

    /** Gives an endpoint another secret. Its answer holds the secret, so it is never stored. */
    @POST
    @Path("{id}/rotate-secret")
    @IfMatchRequired
    @RolesAllowed("webhooks.manage")
    @Operation(
            value = "Gives an endpoint another secret; the present one signs for 24 hours more.",
            answer = WebhookView.class,
            problems = "WEBHOOK_NOT_FOUND")
    public Response rotateSecret(@PathParam("id") UUID id) {
        WebhookView view = webhooks.rotate(caller, id, ifMatch.precondition());
        return Answers.changed(view.etag(), view);
    }
}
