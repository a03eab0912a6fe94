package com.pivotalflow.allocation;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.project.ProjectService;
import com.pivotalflow.ratecard.CatalogueReference;
import com.pivotalflow.ratecard.CatalogueService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps allocations. Whoever plans a person holds the lock of that person's row from the look at what they do already to
 * the end, so that two at once can't both find the room that is there once.
 */
@Stateless
@PermitAll
@InTenant
public class AllocationService {

    private static final String ALLOCATION = "ResourceAllocation";

    @Inject
    AllocationRepository allocations;

    @Inject
    ProjectService projects;

    @Inject
    CatalogueService catalogue;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * A page of the allocations of a project, by their first day.
     *
     * @throws NotFoundException {@code PROJECT_NOT_FOUND}
     */
    @ReadsReplica
    public Page<AllocationView> list(
            OrganizationId organization, ProjectId project, AllocationFilter filter, PageRequest request) {
        requireProject(organization, project);
        return allocations.page(organization, project, filter, request);
    }

    /**
     * An allocation.
     *
     * @throws NotFoundException {@code ALLOCATION_NOT_FOUND}
     */
    public AllocationView get(OrganizationId organization, UUID id) {
        return allocations
                .find(organization, id)
                .orElseThrow(AllocationService::notFound)
                .view();
    }

    /**
     * Plans a person for a project.
     *
     * @throws DomainException {@code PROJECT_NOT_FOUND}; {@code VALIDATION_FAILED} when something named does not exist;
     *     {@code ALLOCATION_CONFLICT}
     */
    public AllocationView create(Caller caller, ProjectId project, CreateAllocation content) {
        requireProject(caller.organization(), project);
        CreateAllocation whole = content.complete();
        ResourceAllocation allocation = ResourceAllocation.of(caller, project, whole, clock.instant());
        requireFit(caller.organization(), allocation, whole);
        allocations.add(caller.organization(), allocation);
        AllocationView view = allocation.view();
        audit.record(caller, Change.created("allocations.create", ALLOCATION, view.id(), view));
        return view;
    }

    /**
     * Changes an allocation, which is judged as if it were not there yet.
     *
     * @throws DomainException {@code ALLOCATION_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public AllocationView update(Caller caller, UUID id, Precondition precondition, Patch<CreateAllocation> patch) {
        ResourceAllocation allocation = locked(caller, id, precondition);
        CreateAllocation present = allocation.content();
        CreateAllocation wanted = patch.applyTo(present).complete();
        AllocationView before = allocation.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        requireFit(caller.organization(), allocation, wanted);
        allocation.change(caller, wanted, clock.instant());
        allocations.flush(caller.organization());
        AllocationView after = allocation.view();
        audit.record(caller, Change.changed("allocations.update", ALLOCATION, id, before, after));
        return after;
    }

    /**
     * Removes an allocation for good; the audit keeps what it was.
     *
     * @throws DomainException {@code ALLOCATION_NOT_FOUND}; as {@link Precondition#require}
     */
    public void delete(Caller caller, UUID id, Precondition precondition) {
        ResourceAllocation allocation = locked(caller, id, precondition);
        AllocationView before = allocation.view();
        allocations.remove(caller.organization(), allocation);
        audit.record(caller, Change.removed("allocations.delete", ALLOCATION, id, before));
    }

    /** Takes the lock of the person, and looks whether there is room beside what they do otherwise. */
    private void requireFit(OrganizationId organization, ResourceAllocation allocation, CreateAllocation wanted) {
        List<FieldError> errors = new ArrayList<>();
        if (!allocations.lockPerson(organization, wanted.userId())) {
            errors.add(new FieldError("/userId", "REFERENCE_NOT_FOUND", "There is no such record."));
        }
        errors.addAll(catalogue.missing(organization, List.of(CatalogueReference.role("/roleId", wanted.roleId()))));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        List<Planned> others =
                allocations.planned(organization, wanted.userId(), wanted.startDate(), wanted.endDate()).stream()
                        .filter(planned -> !planned.id().equals(allocation.id()))
                        .toList();
        Conflict.of(allocation.project().value(), wanted.roleId().value(), wanted.share(), others)
                .ifPresent(refusal -> {
                    throw refusal;
                });
    }

    private ResourceAllocation locked(Caller caller, UUID id, Precondition precondition) {
        ResourceAllocation allocation =
                allocations.lock(caller.organization(), id).orElseThrow(AllocationService::notFound);
        precondition.require(allocation.version(), EntityTag.of(allocation.version()));
        return allocation;
    }

    private void requireProject(OrganizationId organization, ProjectId project) {
        if (projects.reference(organization, project).isEmpty()) {
            throw new NotFoundException("PROJECT");
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("ALLOCATION");
    }
}
