package com.pivotalflow.rest;

import com.pivotalflow.allocation.AllocationService;
import com.pivotalflow.allocation.AllocationView;
import com.pivotalflow.allocation.CreateAllocation;
import com.pivotalflow.change.Patch;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Allocations of people: read, change, remove. */
@Path("/allocations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AllocationsResource {

    @Inject
    AllocationService allocations;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Reads an allocation. */
    @GET
    @Path("{id}")
    @RolesAllowed("allocations.read")
    @Operation(value = "Reads an allocation.", answer = AllocationView.class, problems = "ALLOCATION_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        AllocationView view = allocations.get(caller.organization(), id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes an allocation. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("allocations.update")
    @Operation(
            value = "Changes an allocation, unless a day would come to more than a whole one.",
            answer = AllocationView.class,
            problems = {"ALLOCATION_NOT_FOUND", "ALLOCATION_CONFLICT"})
    public Response update(@PathParam("id") UUID id, Patch<CreateAllocation> patch) {
        return calls.answer(caller, () -> {
            AllocationView view = allocations.update(caller, id, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes an allocation. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("allocations.delete")
    @Operation(
            value = "Removes an allocation for good; the audit keeps what it was.",
            answer = void.class,
            status = 204,
            problems = "ALLOCATION_NOT_FOUND")
    public void delete(@PathParam("id") UUID id) {
        allocations.delete(caller, id, ifMatch.precondition());
    }
}
