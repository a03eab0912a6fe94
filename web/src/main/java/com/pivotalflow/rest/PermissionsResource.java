package com.pivotalflow.rest;

import com.pivotalflow.identity.PermissionCheck;
import com.pivotalflow.identity.PermissionList;
import com.pivotalflow.identity.RoleService;
import com.pivotalflow.identity.SetPermissions;
import com.pivotalflow.organization.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can be granted, and what the caller holds of it. */
@Path("/permissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PermissionsResource {

    @Inject
    RoleService roles;

    @Inject
    Caller caller;

    /** Lists every permission there is. */
    @GET
    @RolesAllowed("permissions.view_permissions")
    @Operation(value = "Lists every permission there is.", answer = PermissionList.class)
    public PermissionList list() {
        return new PermissionList(roles.permissions(caller));
    }

    /** Tells which of some permissions the caller holds. */
    @POST
    @Path("check")
    @RolesAllowed("**")
    @Operation(value = "Tells which of some permissions the caller holds.", answer = PermissionCheck.class)
    public PermissionCheck check(SetPermissions asked) {
        return new PermissionCheck(asked.permissions().stream()
                .map(permission -> new PermissionCheck.Result(permission, caller.may(permission)))
                .toList());
    }
}
