package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.identity.AssignRole;
import com.pivotalflow.identity.InviteUser;
import com.pivotalflow.identity.SetUserStatus;
import com.pivotalflow.identity.UserDirectoryService;
import com.pivotalflow.identity.UserFilter;
import com.pivotalflow.identity.UserProfile;
import com.pivotalflow.identity.UserStatus;
import com.pivotalflow.identity.UserView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
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

/** The people of an organization. */
@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    @Inject
    UserDirectoryService users;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists people. */
    @GET
    @RolesAllowed("users.view")
    @Parameters({"q", "status", "roleId", "sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists people.", answer = UserView.class)
    public Response list() {
        UserFilter filter = new UserFilter(list.text("q"), list.values("status", UserStatus.class), list.id("roleId"));
        return list.answer(users.list(caller, filter, list.page()));
    }

    /** Reads a person. */
    @GET
    @Path("{id}")
    @RolesAllowed("users.view")
    @Operation(value = "Reads a person.", answer = UserView.class, problems = "USER_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        UserView view = users.get(caller, new UserId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Invites somebody. Its answer holds a secret, so it is never stored; the address alone keeps it from happening twice. */
    @POST
    @RolesAllowed("users.create")
    @Operation(
            value = "Invites somebody.",
            answer = UserView.class,
            status = 201,
            problems = {"DUPLICATE_VALUE", "ROLE_ESCALATION"})
    public Response create(InviteUser command) {
        UserView view = users.invite(caller, command);
        return Answers.created("users/" + view.id(), view.etag(), view);
    }

    /** Changes the profile of a person. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("users.update")
    @Operation(value = "Changes the profile of a person.", answer = UserView.class, problems = "USER_NOT_FOUND")
    public Response update(@PathParam("id") UUID id, Patch<UserProfile> patch) {
        return calls.answer(caller, () -> {
            UserView view = users.change(caller, new UserId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Deletes a person. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("users.delete")
    @Operation(
            value = "Deletes a person; what they did keeps their name.",
            answer = void.class,
            status = 204,
            problems = {"USER_NOT_FOUND", "LAST_ADMIN"})
    public void delete(@PathParam("id") UUID id) {
        users.delete(caller, new UserId(id), ifMatch.precondition());
    }

    /** Lets a person sign in or not. */
    @POST
    @Path("{id}/status")
    @IfMatchRequired
    @RolesAllowed("users.update")
    @Operation(
            value = "Lets a person sign in or not.",
            answer = UserView.class,
            problems = {"USER_NOT_FOUND", "INVALID_STATUS_TRANSITION", "LAST_ADMIN"})
    public Response setStatus(@PathParam("id") UUID id, SetUserStatus command) {
        return calls.answer(caller, () -> {
            UserView view = users.setStatus(caller, new UserId(id), ifMatch.precondition(), command);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Gives a person a role. */
    @PUT
    @Path("{id}/roles/{roleId}")
    @IfMatchRequired
    @RolesAllowed("users.manage_roles")
    @Operation(
            value = "Gives a person a role, or changes until when they have it.",
            answer = UserView.class,
            problems = {"USER_NOT_FOUND", "ROLE_NOT_FOUND", "ROLE_ESCALATION", "LAST_ADMIN"})
    public Response assignRole(@PathParam("id") UUID id, @PathParam("roleId") UUID roleId, AssignRole command) {
        UserView view = users.assign(caller, new UserId(id), roleId, ifMatch.precondition(), command);
        return Answers.changed(view.etag(), view);
    }

    /** Takes a role from a person. */
    @DELETE
    @Path("{id}/roles/{roleId}")
    @IfMatchRequired
    @RolesAllowed("users.manage_roles")
    @Operation(
            value = "Takes a role from a person.",
            answer = UserView.class,
            problems = {"USER_NOT_FOUND", "ROLE_NOT_FOUND", "LAST_ADMIN"})
    public Response unassignRole(@PathParam("id") UUID id, @PathParam("roleId") UUID roleId) {
        UserView view = users.unassign(caller, new UserId(id), roleId, ifMatch.precondition());
        return Answers.changed(view.etag(), view);
    }
}
