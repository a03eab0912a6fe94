package com.pivotalflow.rest;

import com.pivotalflow.change.Patch;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.listing.DateRange;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.CreateProject;
import com.pivotalflow.project.ProjectEditingService;
import com.pivotalflow.project.ProjectFilter;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.project.ProjectStatus;
import com.pivotalflow.project.ProjectView;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Projects: list, make, read, change, remove. */
@Path("/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    @Inject
    ProjectService projects;

    @Inject
    ProjectEditingService editing;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

    @Inject
    IdempotentCalls calls;

    @Inject
    IfMatch ifMatch;

    /** Lists projects, without their budgets. */
    @GET
    @RolesAllowed("projects.view")
    @Parameters({
        "q",
        "status",
        "customerId",
        "ownerId",
        "startDate[gt]",
        "startDate[gte]",
        "startDate[lt]",
        "startDate[lte]",
        "endDate[gt]",
        "endDate[gte]",
        "endDate[lt]",
        "endDate[lte]",
        "sort",
        "limit",
        "cursor",
        "includeTotal"
    })
    @Operation(value = "Lists projects, without their budgets.", answer = ProjectView.class)
    public Response list() {
        ProjectFilter filter = new ProjectFilter(
                list.text("q"),
                list.values("status", ProjectStatus.class),
                list.id("customerId").map(CustomerId::new),
                list.id("ownerId").map(UserId::new),
                range("startDate"),
                range("endDate"));
        return list.answer(projects.list(caller.organization(), filter, list.page()));
    }

    /** Reads a project. */
    @GET
    @Path("{id}")
    @RolesAllowed("projects.view")
    @Operation(value = "Reads a project.", answer = ProjectView.class, problems = "PROJECT_NOT_FOUND")
    public Response read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") List<String> ifNoneMatch) {
        ProjectView view = projects.get(caller.organization(), new ProjectId(id));
        return Answers.tagged(view.etag(), ifNoneMatch, view);
    }

    /** Makes a project. */
    @POST
    @RolesAllowed("projects.create")
    @Operation(value = "Makes a project.", answer = ProjectView.class, status = 201, problems = "DUPLICATE_VALUE")
    public Response create(CreateProject command) {
        return calls.answer(caller, () -> {
            ProjectView view = editing.create(caller, command);
            return Answers.created("projects/" + view.id(), view.etag(), view);
        });
    }

    /** Changes what is said of a project. */
    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @IfMatchRequired
    @RolesAllowed("projects.update")
    @Operation(
            value = "Changes what is said of a project; stated budgets take the place of all that were there.",
            answer = ProjectView.class,
            problems = {"PROJECT_NOT_FOUND", "DUPLICATE_VALUE", "RESOURCE_IN_USE"})
    public Response update(@PathParam("id") UUID id, Patch<CreateProject> patch) {
        return calls.answer(caller, () -> {
            ProjectView view = editing.update(caller, new ProjectId(id), ifMatch.precondition(), patch);
            return Answers.changed(view.etag(), view);
        });
    }

    /** Removes a project that nothing open needs. */
    @DELETE
    @Path("{id}")
    @IfMatchRequired
    @RolesAllowed("projects.delete")
    @Operation(
            value = "Removes a project without open quotes, unpaid invoices and planned people from all lists.",
            answer = void.class,
            status = 204,
            problems = {"PROJECT_NOT_FOUND", "RESOURCE_IN_USE"})
    public void delete(@PathParam("id") UUID id) {
        editing.delete(caller, new ProjectId(id), ifMatch.precondition());
    }

    /** Days come whole, so a bound that excludes its day is the bound that includes the day beside it. */
    private DateRange range(String name) {
        Stream<LocalDate> from = Stream.concat(
                list.date(name + "[gt]").map(day -> day.plusDays(1)).stream(), list.date(name + "[gte]").stream());
        Stream<LocalDate> until = Stream.concat(
                list.date(name + "[lt]").map(day -> day.minusDays(1)).stream(), list.date(name + "[lte]").stream());
        return new DateRange(from.max(Comparator.naturalOrder()), until.min(Comparator.naturalOrder()));
    }
}
