package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.identity.CreateRole;
import com.pivotalflow.identity.RoleList;
import com.pivotalflow.identity.RoleService;
import com.pivotalflow.identity.RoleView;
import com.pivotalflow.identity.SetPermissions;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Named sets of permissions: those that come with the product, and the organization's own. */
@Path("/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {

    @Inject
    RoleService roles;

    @Inject
    Caller caller;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists all roles with what they grant. */
    @GET
    @RolesAllowed({"roles.view", "users.view_roles"})
    @Operation(value = "Lists all roles with what they grant.", answer = RoleList.class)
    public RoleList list() {
        return new RoleList(roles.list(caller));
    }

    /** Reads a role. */
    @GET
    @Path("{id}")
    @RolesAllowed({"roles.view", "users.view_roles"})
    @Operation(value = "Reads a role.", answer = RoleView.class, problems = "ROLE_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        RoleView view = roles.get(caller, id);
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Makes a role of the organization's own. */
    @POST
    @RolesAllowed("roles.create")
    @Operation(
            value = "Makes a role of the organization's own, which grants nothing yet.",
            answer = RoleView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(CreateRole command) {
        return calls.answer(caller, () -> {
            RoleView view = roles.create(caller, command);
            return Answers.created("roles/" + view.id(), view.etag(), view);
        });
    }

    /** Changes what a role is called and whether it counts. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("roles.update")
    @Operation(
            value = "Changes what a role is called and whether it counts.",
            answer = RoleView.class,
            problems = {"ROLE_NOT_FOUND", "SYSTEM_ROLE", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateRole> patch) {
        return calls.answer(caller, () -> {
            RoleView view = roles.change(caller, id, ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a role that nobody has. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("roles.delete")
    @Operation(
            value = "Removes a role that nobody has.",
            answer = void.class,
            status = 204,
            problems = {"ROLE_NOT_FOUND", "SYSTEM_ROLE", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        roles.delete(caller, id, ifMatch.precondition());
    }

    /** Lets a role grant these permissions and no others. */
    @PUT
    @Path("{id}/permissions")
    @IfMatchRequired
    @RolesAllowed("roles.update")
    @Operation(
            value = "Lets a role grant these permissions and no others.",
            answer = RoleView.class,
            problems = {"ROLE_NOT_FOUND", "SYSTEM_ROLE", "PERMISSION_UNKNOWN", "ROLE_ESCALATION"})
    public Response setPermissions(@PathParam("id") UUID id, SetPermissions command) {
        RoleView view = roles.setPermissions(caller, id, ifMatch.precondition(), command);
        return Answers.changed(view.etag(), view);
    }
}
