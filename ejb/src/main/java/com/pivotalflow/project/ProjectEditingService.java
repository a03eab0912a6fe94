package com.pivotalflow.project;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.customer.CustomerReference;
import com.pivotalflow.customer.CustomerService;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes projects with their planned effort. */
@Stateless
@PermitAll
@InTenant
public class ProjectEditingService {

    private static final String PROJECT = "Project";

    @Inject
    ProjectRepository projects;

    @Inject
    CustomerService customers;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes a project; the database refuses a code that another one has.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} as {@link CreateProject#complete}, and for a customer,
     *     person, category or role that is none here
     */
    public ProjectView create(Caller caller, CreateProject content) {
        CreateProject whole = content.complete();
        requireReferences(caller.organization(), whole, null);
        Instant now = clock.instant();
        Project project = Project.of(caller, whole, now);
        ProjectId id = projects.add(caller.organization(), project, budgets(project, whole, now));
        ProjectView view = view(caller.organization(), id);
        audit.record(caller, Change.created("projects.create", PROJECT, id.value(), view));
        return view;
    }

    /**
     * Changes what is said of a project; stated budgets take the place of all that were there. A patch that says what is
     * there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code PROJECT_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public ProjectView update(Caller caller, ProjectId id, Precondition precondition, Patch<CreateProject> patch) {
        OrganizationId organization = caller.organization();
        Project project = found(organization, id, precondition);
        ProjectView before = view(organization, id);
        CreateProject present = project.content(projects.planned(organization, id));
        CreateProject wanted = patch.applyTo(present).complete();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        requireReferences(organization, wanted, present);
        Instant now = clock.instant();
        project.change(caller, wanted, now);
        if (Sameness.of(present.budgets(), wanted.budgets())) {
            projects.flush(organization);
        } else {
            projects.replaceBudgets(organization, id, budgets(project, wanted, now));
        }
        ProjectView after = view(organization, id);
        audit.record(caller, Change.changed("projects.update", PROJECT, id.value(), before, after));
        return after;
    }

    /**
     * Removes a project from all lists. Its code is free again, and documents that name it stay as they are.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code PROJECT_NOT_FOUND}; as {@link Precondition#require}; {@code RESOURCE_IN_USE} while
     *     there are open quotes or unpaid invoices of it, or people are planned for it
     */
    public void delete(Caller caller, ProjectId id, Precondition precondition) {
        OrganizationId organization = caller.organization();
        Project project = found(organization, id, precondition);
        Instant now = clock.instant();
        LocalDate today =
                now.atZone(organizations.profile(organization).timeZone()).toLocalDate();
        projects.usedBy(organization, id, today).ifPresent(user -> {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "RESOURCE_IN_USE",
                    "There are open quotes, unpaid invoices or planned people of this project.",
                    List.of(),
                    Map.of("usedBy", user));
        });
        ProjectView before = view(organization, id);
        project.delete(caller, now);
        projects.flush(organization);
        audit.record(caller, Change.removed("projects.delete", PROJECT, id.value(), before));
    }

    private Project found(OrganizationId organization, ProjectId id, Precondition precondition) {
        Project project = projects.lock(organization, id).orElseThrow(() -> new NotFoundException("PROJECT"));
        precondition.require(project.version(), EntityTag.of(project.version()));
        return project;
    }

    private ProjectView view(OrganizationId organization, ProjectId id) {
        return projects.find(organization, id)
                .map(found -> found.with(projects.budgets(organization, id)))
                .orElseThrow(() -> new NotFoundException("PROJECT"));
    }

    private static List<ProjectBudget> budgets(Project project, CreateProject content, Instant now) {
        return content.budgets().stream()
                .map(budget -> new ProjectBudget(project, budget.planned(), now))
                .toList();
    }

    /** A customer that the project is for already may have become inactive. */
    private void requireReferences(
            OrganizationId organization, CreateProject content, @Nullable CreateProject present) {
        List<FieldError> errors = new ArrayList<>();
        if (present == null || !present.customerId().equals(content.customerId())) {
            Optional<CustomerReference> customer =
                    customers.reference(organization, new CustomerId(content.customerId()));
            if (customer.isEmpty()) {
                errors.add(missing("/customerId"));
            } else if (!customer.get().active()) {
                errors.add(new FieldError("/customerId", "CUSTOMER_INACTIVE", "The customer is not active."));
            }
        }
        UUID owner = content.ownerId();
        boolean isKept = present != null && owner != null && owner.equals(present.ownerId());
        if (owner != null && !isKept && !projects.hasPerson(organization, owner)) {
            errors.add(missing("/ownerId"));
        }
        requireCatalogue(organization, content, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private void requireCatalogue(OrganizationId organization, CreateProject content, List<FieldError> errors) {
        List<CreateProject.Budget> budgets = content.budgets();
        ProjectRepository.Catalogue known = projects.catalogue(
                organization,
                budgets.stream()
                        .flatMap(budget -> Stream.of(
                                        Optional.ofNullable(budget.serviceCategoryId()),
                                        Optional.ofNullable(budget.roleId()))
                                .flatMap(Optional::stream))
                        .distinct()
                        .toList());
        for (int i = 0; i < budgets.size(); i++) {
            UUID category = budgets.get(i).serviceCategoryId();
            if (category != null && !known.categories().contains(category)) {
                errors.add(missing("/budgets/" + i + "/serviceCategoryId"));
            }
            UUID role = budgets.get(i).roleId();
            if (role != null && !known.roles().contains(role)) {
                errors.add(missing("/budgets/" + i + "/roleId"));
            }
        }
    }

    private static FieldError missing(String pointer) {
        return new FieldError(pointer, "REFERENCE_NOT_FOUND", "There is no such record.");
    }
}
