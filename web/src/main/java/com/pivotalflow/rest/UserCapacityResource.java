package com.pivotalflow.rest;

import com.pivotalflow.allocation.CapacityService;
import com.pivotalflow.allocation.CapacityView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What is left of a person. */
@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserCapacityResource {

    @Inject
    CapacityService capacities;

    @Inject
    Caller caller;

    @Inject
    ListRequest query;

    /** How much is taken of a person. */
    @GET
    @Path("{id}/capacity")
    @RolesAllowed("allocations.view_capacity")
    @Parameters({"from", "weeks"})
    @Operation(
            value = "Tells week by week how much is taken of a person.",
            answer = CapacityView.class,
            problems = "USER_NOT_FOUND")
    public CapacityView capacity(@PathParam("id") UUID id) {
        Weeks weeks = Weeks.of(query);
        return capacities.ofPerson(caller.organization(), new UserId(id), weeks.from(), weeks.count());
    }
}
