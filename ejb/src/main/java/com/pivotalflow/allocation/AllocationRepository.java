package com.pivotalflow.allocation;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Allocations. */
@ApplicationScoped
class AllocationRepository {

    private static final String COLUMNS = """
        a.id, a.project_id, a.user_id, a.delivery_role_id, a.allocation_fraction, a.start_date, a.end_date,
        a.is_billable, CAST(a.notes AS text), a.created_at, a.updated_at, a.version\
        """;

    private static final Map<String, SortColumn> SORTS = Map.of("startDate", new SortColumn("a.start_date", "date"));

    @Inject
    EntityManager entityManager;

    Page<AllocationView> page(
            OrganizationId organization, ProjectId project, AllocationFilter filter, PageRequest request) {
        return new KeysetQuery(COLUMNS, "resource_allocations a", "a.id")
                .where("a.organization_id = :organization", "organization", organization.value())
                .where("a.project_id = :project", "project", project.value())
                .whereIfPresent("a.user_id = :user", "user", filter.user().map(UserId::value))
                .whereIfPresent(
                        "a.delivery_role_id = :role", "role", filter.role().map(id -> id.value()))
                .whereIfPresent("a.end_date >= :first", "first", filter.from())
                .whereIfPresent("a.start_date <= :last", "last", filter.to())
                .whereIfPresent("a.is_billable = :billable", "billable", filter.billable())
                .page(request, SORTS, "startDate")
                .run(entityManager::createNativeQuery)
                .map(AllocationRepository::view);
    }

    Optional<ResourceAllocation> find(OrganizationId organization, UUID id) {
        return stored(organization, id, LockModeType.NONE);
    }

    /** An allocation, kept from being changed by others until the transaction ends. */
    Optional<ResourceAllocation> lock(OrganizationId organization, UUID id) {
        return stored(organization, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<ResourceAllocation> stored(OrganizationId organization, UUID id, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(ResourceAllocation.class, id, lock))
                .filter(allocation -> allocation.organization().equals(organization));
    }

    /**
     * Keeps everybody else from planning a person until the transaction ends.
     *
     * @return whether there is such a person
     */
    boolean lockPerson(OrganizationId organization, UserId person) {
        return !entityManager
                .createNativeQuery("""
                    SELECT id FROM users
                    WHERE organization_id = :organization AND id = :person AND deleted_at IS NULL
                    FOR NO KEY UPDATE
                    """)
                .setParameter("organization", organization.value())
                .setParameter("person", person.value())
                .getResultList()
                .isEmpty();
    }

    /** What a person does in a period, on any project. */
    @SuppressWarnings("unchecked")
    List<Planned> planned(OrganizationId organization, UserId person, LocalDate from, LocalDate until) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                    SELECT id, project_id, delivery_role_id, start_date, end_date, allocation_fraction
                    FROM resource_allocations
                    WHERE organization_id = :organization AND user_id = :person
                      AND start_date <= :until AND end_date >= :from
                    ORDER BY start_date, id
                    """)
                .setParameter("organization", organization.value())
                .setParameter("person", person.value())
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new Planned(row.id(), row.id(), row.id(), new Share(row.date(), row.date(), row.decimal())))
                .toList();
    }

    void add(OrganizationId organization, ResourceAllocation allocation) {
        entityManager.persist(allocation);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    void remove(OrganizationId organization, ResourceAllocation allocation) {
        entityManager.remove(allocation);
        entityManager.flush();
    }

    private static AllocationView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new AllocationView(
                row.id(),
                row.id(),
                row.id(),
                row.id(),
                Percentage.ofFraction(row.decimal()).percentText(),
                row.date(),
                row.date(),
                row.bit(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }
}
