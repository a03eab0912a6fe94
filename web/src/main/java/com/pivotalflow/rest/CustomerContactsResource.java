package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.customer.ContactId;
import com.pivotalflow.customer.ContactService;
import com.pivotalflow.customer.ContactView;
import com.pivotalflow.customer.CreateContact;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.organization.Caller;
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
import java.util.List;
import java.util.UUID;

/** People at customers; at most one of a customer is the primary one. */
@Path("/customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomerContactsResource {

    @Inject
    CustomerService customers;

    @Inject
    ContactService contacts;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists the contacts of a customer. */
    @GET
    @Path("{id}/contacts")
    @RolesAllowed("customers.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the contacts of a customer.", answer = ContactView.class, problems = "CUSTOMER_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        return list.answer(customers.contacts(caller.organization(), new CustomerId(id), list.page()));
    }

    /** Makes a contact of a customer. */
    @POST
    @Path("{id}/contacts")
    @RolesAllowed("customers.update")
    @Operation(
            value = "Makes a contact of a customer; a primary one takes the place of the one before.",
            answer = ContactView.class,
            status = 201,
            problems = {"CUSTOMER_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response create(@PathParam("id") UUID id, CreateContact command) {
        return calls.answer(caller, () -> {
            ContactView view = contacts.create(caller, new CustomerId(id), command);
            return Answers.created("customers/" + id + "/contacts/" + view.id(), view.etag(), view);
        });
    }

    /** Reads a contact. */
    @GET
    @Path("{id}/contacts/{contactId}")
    @RolesAllowed("customers.view")
    @Operation(
            value = "Reads a contact of a customer.",
            answer = ContactView.class,
            problems = {"CUSTOMER_NOT_FOUND", "CONTACT_NOT_FOUND"})
    public Response read(
            @PathParam("id") UUID id,
            @PathParam("contactId") UUID contactId,
            @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ContactView view = contacts.get(caller.organization(), new CustomerId(id), new ContactId(contactId));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes what is said of a contact. */
    @PATCH
    @Path("{id}/contacts/{contactId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("customers.update")
    @Operation(
            value = "Changes what is said of a contact; a primary one takes the place of the one before.",
            answer = ContactView.class,
            problems = {"CUSTOMER_NOT_FOUND", "CONTACT_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response update(
            @PathParam("id") UUID id, @PathParam("contactId") UUID contactId, Patch<CreateContact> patch) {
        return calls.answer(caller, () -> {
            ContactView view = contacts.update(
                    caller, new CustomerId(id), new ContactId(contactId), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a contact from all lists. */
    @DELETE
    @Path("{id}/contacts/{contactId}")
    @IfMatchRequired
    @RolesAllowed("customers.update")
    @Operation(
            value = "Removes a contact from all lists; documents that name it stay as they are.",
            answer = void.class,
            status = 204,
            problems = {"CUSTOMER_NOT_FOUND", "CONTACT_NOT_FOUND"})
    public void delete(@PathParam("id") UUID id, @PathParam("contactId") UUID contactId) {
        contacts.delete(caller, new CustomerId(id), new ContactId(contactId), ifMatch.precondition());
    }
}
