package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.CatalogueEditingService;
import com.pivotalflow.ratecard.CatalogueService;
import com.pivotalflow.ratecard.CreateServiceCategory;
import com.pivotalflow.ratecard.ServiceCategoryId;
import com.pivotalflow.ratecard.ServiceCategoryView;
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

/** Categories of services, a tree: list, make, read, change, remove. */
@Path("/service-categories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ServiceCategoriesResource {

    @Inject
    CatalogueService catalogue;

    @Inject
    CatalogueEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists them. */
    @GET
    @RolesAllowed("rate_cards.view")
    @Parameters({"sort", "limit", "cursor", "includeTotal"})
    @Operation(value = "Lists the categories of services.", answer = ServiceCategoryView.class)
    public Response list() {
        return list.answer(catalogue.categories(caller.organization(), list.page()));
    }

    /** Makes a category of services. */
    @POST
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Makes a category of services.",
            answer = ServiceCategoryView.class,
            status = 201,
            problems = "DUPLICATE_VALUE")
    public Response create(CreateServiceCategory command) {
        return calls.answer(caller, () -> {
            ServiceCategoryView view = editing.createCategory(caller, command);
            return Answers.created("service-categories/" + view.id(), view.etag(), view);
        });
    }

    /** Reads a category of services. */
    @GET
    @Path("{id}")
    @RolesAllowed("rate_cards.view")
    @Operation(
            value = "Reads a category of services.",
            answer = ServiceCategoryView.class,
            problems = "SERVICE_CATEGORY_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ServiceCategoryView view = editing.category(caller.organization(), new ServiceCategoryId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Changes a category of services. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Changes a category of services; documents that exist stay as they are.",
            answer = ServiceCategoryView.class,
            problems = {"SERVICE_CATEGORY_NOT_FOUND", "DUPLICATE_VALUE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateServiceCategory> patch) {
        return calls.answer(caller, () -> {
            ServiceCategoryView view =
                    editing.updateCategory(caller, new ServiceCategoryId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a category of services that nothing names. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("rate_cards.update")
    @Operation(
            value = "Removes a category of services that nothing names.",
            answer = void.class,
            status = 204,
            problems = {"SERVICE_CATEGORY_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        editing.deleteCategory(caller, new ServiceCategoryId(id), ifMatch.precondition());
    }
}
