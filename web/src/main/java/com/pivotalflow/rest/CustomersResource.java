package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.customer.CreateCustomer;
import com.pivotalflow.customer.CustomerEditingService;
import com.pivotalflow.customer.CustomerFilter;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.customer.CustomerStatus;
import com.pivotalflow.customer.CustomerType;
import com.pivotalflow.customer.CustomerView;
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

/** Customers: list, make, read, change, remove. */
@Path("/customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CustomersResource {

    @Inject
    CustomerService customers;

    @Inject
    CustomerEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists customers. */
    @GET
    @RolesAllowed("customers.view")
    @Parameters({"q", "status", "customerType", "industry", "source", "tag", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists customers.", answer = CustomerView.class)
    public Response list() {
        CustomerFilter filter = new CustomerFilter(
                list.text("q"),
                list.values("status", CustomerStatus.class),
                list.values("customerType", CustomerType.class),
                list.word("industry"),
                list.word("source"),
                list.word("tag"));
        return list.answer(customers.list(caller.organization(), filter, list.page()));
    }

    /** Reads a customer. */
    @GET
    @Path("{id}")
    @RolesAllowed("customers.view")
    @Operation(value = "Reads a customer.", answer = CustomerView.class, problems = "CUSTOMER_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        CustomerView view = customers.get(caller.organization(), new CustomerId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Makes a customer. */
    @POST
    @RolesAllowed("customers.create")
    @Operation(
            value = "Makes a customer; its number is the next one unless it names one.",
            answer = CustomerView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(CreateCustomer command) {
        return calls.answer(caller, () -> {
            CustomerView view = editing.create(caller, command);
            return Answers.created("customers/" + view.id(), view.etag(), view);
        });
    }

    /** Changes what is said of a customer. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("customers.update")
    @Operation(
            value = "Changes what is said of a customer; documents that exist stay as they are.",
            answer = CustomerView.class,
            problems = {"CUSTOMER_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateCustomer> patch) {
        return calls.answer(caller, () -> {
            CustomerView view = editing.update(caller, new CustomerId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a customer without open quotes and unpaid invoices. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("customers.delete")
    @Operation(
            value = "Removes a customer without open quotes and unpaid invoices from all lists.",
            answer = void.class,
            status = 204,
            problems = {"CUSTOMER_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        editing.delete(caller, new CustomerId(id), ifMatch.precondition());
    }
}
