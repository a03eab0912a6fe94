package com.pivotalflow.rest;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationFilter;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationOperation;
import com.pivotalflow.organization.OrganizationStatus;
import com.pivotalflow.organization.OrganizationView;
import com.pivotalflow.organization.PlatformOrganization;
import com.pivotalflow.platform.OpenOrganization;
import com.pivotalflow.platform.PlatformService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** All organizations of the installation, for whoever runs the platform. */
@Path("/platform/organizations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PlatformOrganizationsResource {

    @Inject
    PlatformService platform;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    /** Lists organizations. */
    @GET
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Parameters({"status", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists all organizations, the newest first.", answer = OrganizationView.class)
    public Response list() {
        OrganizationFilter filter = new OrganizationFilter(list.values("status", OrganizationStatus.class));
        return list.answer(platform.list(caller, filter, list.page()));
    }

    /** Reads an organization. */
    @GET
    @Path("{id}")
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Operation(
            value = "Reads what an organization is called and where it stands.",
            answer = OrganizationView.class,
            problems = "ORGANIZATION_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        OrganizationView view = platform.get(caller, new OrganizationId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Opens an organization. Its answer holds a secret, so it is never stored; the slug alone keeps it from happening twice. */
    @POST
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Operation(
            value = "Opens an organization and invites its administrator.",
            answer = OrganizationView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(OpenOrganization command) {
        OrganizationView view = platform.open(caller, command);
        return Answers.created("platform/organizations/" + view.id(), view.etag(), view);
    }

    /** Keeps an organization's people out for a while. */
    @POST
    @Path("{id}/suspend")
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Operation(
            value = "Keeps an organization's people out, at once, until it is resumed.",
            answer = OrganizationView.class,
            problems = {"ORGANIZATION_NOT_FOUND", "INVALID_STATUS_TRANSITION", "PLATFORM_ORGANIZATION"})
    public Response suspend(@PathParam("id") UUID id) {
        return undergo(id, OrganizationOperation.SUSPEND);
    }

    /** Lets an organization's people in again. */
    @POST
    @Path("{id}/resume")
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Operation(
            value = "Lets the people of a suspended organization in again.",
            answer = OrganizationView.class,
            problems = {"ORGANIZATION_NOT_FOUND", "INVALID_STATUS_TRANSITION", "PLATFORM_ORGANIZATION"})
    public Response resume(@PathParam("id") UUID id) {
        return undergo(id, OrganizationOperation.RESUME);
    }

    /** Keeps an organization's people out for good. */
    @POST
    @Path("{id}/close")
    @RolesAllowed(PlatformOrganization.PERMISSION)
    @Operation(
            value = "Keeps an organization's people out for good; what it did stays stored.",
            answer = OrganizationView.class,
            problems = {"ORGANIZATION_NOT_FOUND", "INVALID_STATUS_TRANSITION", "PLATFORM_ORGANIZATION"})
    public Response close(@PathParam("id") UUID id) {
        return undergo(id, OrganizationOperation.CLOSE);
    }

    private Response undergo(UUID id, OrganizationOperation operation) {
        OrganizationView view = platform.undergo(caller, new OrganizationId(id), operation);
        return Answers.changed(view.etag(), view);
    }
}
