package com.pivotalflow.project;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists and reads projects, and answers what documents need to know of them. */
@Stateless
@PermitAll
@InTenant
public class ProjectService {

    @Inject
    ProjectRepository projects;

    @Inject
    Clock clock;

    /** A page of the projects that are not deleted, without their budgets. */
    @ReadsReplica
    public Page<ProjectView> list(OrganizationId organization, ProjectFilter filter, PageRequest request) {
        return projects.page(organization, filter, request);
    }

    /**
     * A project that is not deleted, with its budgets.
     *
     * @throws NotFoundException {@code PROJECT_NOT_FOUND}
     */
    public ProjectView get(OrganizationId organization, ProjectId id) {
        ProjectView found = projects.find(organization, id).orElseThrow(() -> new NotFoundException("PROJECT"));
        return found.with(projects.budgets(organization, id));
    }

    /** What documents need to know of a project; a deleted one is not found. */
    public Optional<ProjectReference> reference(OrganizationId organization, ProjectId id) {
        return projects.reference(organization, id);
    }

    /**
     * Makes a project with planned effort. Whoever asks for it leaves the audit entry: it is part of what they do.
     */
    public ProjectId plan(Caller caller, PlannedProject content) {
        Instant now = clock.instant();
        Project project = Project.planned(caller, content, now);
        List<ProjectBudget> budgets = content.budgets().stream()
                .map(budget -> new ProjectBudget(project, budget, now))
                .toList();
        return projects.add(caller.organization(), project, budgets);
    }

    /** Gives the project with the code, made now if there is none; one that exists stays as it is. */
    public ProjectId ensure(OrganizationId organization, NewProject content) {
        return projects.idOfCode(organization, content.code())
                .orElseGet(() -> projects.add(organization, Project.of(organization, content, clock.instant())));
    }
}
