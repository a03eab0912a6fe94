package com.pivotalflow.rest;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.listing.DateRange;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.ProjectFilter;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.project.ProjectStatus;
import com.pivotalflow.project.ProjectView;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Projects: list and read. */
@Path("/projects")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {

    @Inject
    ProjectService projects;

    @Inject
    Caller caller;

    @Inject
    ListRequest list;

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

    /** Days come whole, so a bound that excludes its day is the bound that includes the day beside it. */
    private DateRange range(String name) {
        Stream<LocalDate> from = Stream.concat(
                list.date(name + "[gt]").map(day -> day.plusDays(1)).stream(), list.date(name + "[gte]").stream());
        Stream<LocalDate> until = Stream.concat(
                list.date(name + "[lt]").map(day -> day.minusDays(1)).stream(), list.date(name + "[lte]").stream());
        return new DateRange(from.max(Comparator.naturalOrder()), until.min(Comparator.naturalOrder()));
    }
}
