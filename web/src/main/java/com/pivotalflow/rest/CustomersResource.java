package com.pivotalflow.rest;

import com.pivotalflow.customer.ContactView;
import com.pivotalflow.customer.CustomerFilter;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.customer.CustomerStatus;
import com.pivotalflow.customer.CustomerType;
import com.pivotalflow.customer.CustomerView;
import com.pivotalflow.organization.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Customers and their contacts: list and read. */
@Path("/customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CustomersResource {

    @Inject
    CustomerService customers;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

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

    /** Lists the contacts of a customer. */
    @GET
    @Path("{id}/contacts")
    @RolesAllowed("customers.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the contacts of a customer.", answer = ContactView.class, problems = "CUSTOMER_NOT_FOUND")
    public Response contacts(@PathParam("id") UUID id) {
        return list.answer(customers.contacts(caller.organization(), new CustomerId(id), list.page()));
    }
}
