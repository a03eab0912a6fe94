package com.pivotalflow.rest;

import com.pivotalflow.allocation.AllocationFilter;
import com.pivotalflow.allocation.AllocationService;
import com.pivotalflow.allocation.AllocationView;
import com.pivotalflow.allocation.CapacityService;
import com.pivotalflow.allocation.CapacityView;
import com.pivotalflow.allocation.CreateAllocation;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.ratecard.DeliveryRoleId;
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
import java.util.UUID;

/** Who works on a project, and what is left of them. */
@Path("/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectAllocationsResource {

    @Inject
    AllocationService allocations;

    @Inject
    CapacityService capacities;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    /** Lists who works on a project. */
    @GET
    @Path("{id}/allocations")
    @RolesAllowed("allocations.read")
    @Parameters({"userId", "roleId", "from", "to", "isBillable", "sort", "limit", "cursor", "includeTotal"})
    @Operation(
            value = "Lists who works on a project, by their first day.",
            answer = AllocationView.class,
            problems = "PROJECT_NOT_FOUND")
    public Response list(@PathParam("id") UUID id) {
        AllocationFilter filter = new AllocationFilter(
                list.id("userId").map(UserId::new),
                list.id("roleId").map(DeliveryRoleId::new),
                list.date("from"),
                list.date("to"),
                list.flag("isBillable"));
        return list.answer(allocations.list(caller.organization(), new ProjectId(id), filter, list.page()));
    }

    /** Plans a person for a project. */
    @POST
    @Path("{id}/allocations")
    @RolesAllowed("allocations.create")
    @Operation(
            value = "Plans a person for a project, unless a day would come to more than a whole one.",
            answer = AllocationView.class,
            status = 201,
            problems = {"PROJECT_NOT_FOUND", "ALLOCATION_CONFLICT"})
    public Response create(@PathParam("id") UUID id, CreateAllocation command) {
        return calls.answer(caller, () -> {
            AllocationView view = allocations.create(caller, new ProjectId(id), command);
            return Answers.created("allocations/" + view.id(), view.etag(), view);
        });
    }

    /** How much is taken of those who work on a project. */
    @GET
    @Path("{id}/capacity")
    @RolesAllowed("allocations.view_capacity")
    @Parameters({"from", "weeks"})
    @Operation(
            value = "Tells week by week how much is taken of those who work on a project.",
            answer = CapacityView.class,
            problems = "PROJECT_NOT_FOUND")
    public CapacityView capacity(@PathParam("id") UUID id) {
        Weeks weeks = Weeks.of(list);
        return capacities.ofProject(caller.organization(), new ProjectId(id), weeks.from(), weeks.count());
    }
}
