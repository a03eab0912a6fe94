package com.pivotalflow.project;

import com.pivotalflow.listing.DateRange;
import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Projects, read by one statement per page or record. */
@ApplicationScoped
class ProjectRepository {

    private static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("p.created_at", "timestamptz"));

    @Inject
    EntityManager entityManager;

    Page<ProjectView> page(OrganizationId organization, ProjectFilter filter, PageRequest request) {
        KeysetQuery query = new KeysetQuery(ProjectRow.COLUMNS, ProjectRow.TABLES, "p.id")
                .where("p.organization_id = :organization", "organization", organization.value())
                .where("p.deleted_at IS NULL")
                .whereIfPresent(
                        "p.search_text LIKE :words", "words", filter.words().map(SearchText::containing))
                .whereIfPresent(
                        "p.customer_id = :customer",
                        "customer",
                        filter.customer().map(id -> id.value()))
                .whereIfPresent("p.owner_id = :owner", "owner", filter.owner().map(id -> id.value()));
        List<String> statuses =
                filter.statuses().stream().map(ProjectStatus::wireName).toList();
        if (!statuses.isEmpty()) {
            query.where("p.status IN (:statuses)", "statuses", statuses);
        }
        bound(query, "p.start_date", "start", filter.startDate());
        bound(query, "p.end_date", "end", filter.endDate());
        PageStatement statement = query.page(request, SORTS, "-createdAt");
        return statement.run(entityManager::createNativeQuery).map(ProjectRow::view);
    }

    Optional<ProjectView> find(OrganizationId organization, ProjectId id) {
        Query query = entityManager
                .createNativeQuery("SELECT " + ProjectRow.COLUMNS + " FROM " + ProjectRow.TABLES
                        + " WHERE p.organization_id = :organization AND p.id = :id AND p.deleted_at IS NULL")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
        return rowsOf(query).stream().map(ProjectRow::view).findFirst();
    }

    List<ProjectView.Budget> budgets(OrganizationId organization, ProjectId project) {
        Query query = entityManager
                .createNativeQuery("""
                        SELECT service_category_id, delivery_role_id, unit, quantity FROM project_budgets
                        WHERE organization_id = :organization AND project_id = :project
                        ORDER BY id
                        """)
                .setParameter("organization", organization.value())
                .setParameter("project", project.value());
        return rowsOf(query).stream().map(ProjectRow::budget).toList();
    }

    Optional<ProjectReference> reference(OrganizationId organization, ProjectId id) {
        return entityManager
                .createQuery("""
                        SELECT p FROM Project p
                        WHERE p.organizationId = :organization AND p.id = :id AND p.deletedAt IS NULL
                        """, Project.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .map(Project::reference)
                .findFirst();
    }

    Optional<ProjectId> idOfCode(OrganizationId organization, String code) {
        return entityManager
                .createQuery("""
                        SELECT p.id FROM Project p
                        WHERE p.organizationId = :organization AND LOWER(p.code) = LOWER(:code)
                            AND p.deletedAt IS NULL
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("code", code)
                .getResultStream()
                .map(ProjectId::new)
                .findFirst();
    }

    ProjectId add(OrganizationId organization, Project project) {
        entityManager.persist(project);
        entityManager.flush();
        return new ProjectId(project.id());
    }

    /** Stores at once a project with its planned effort. */
    ProjectId add(OrganizationId organization, Project project, List<ProjectBudget> budgets) {
        entityManager.persist(project);
        budgets.forEach(entityManager::persist);
        entityManager.flush();
        return new ProjectId(project.id());
    }

    /** A project that is not deleted, kept from being changed by others until the transaction ends. */
    Optional<Project> lock(OrganizationId organization, ProjectId id) {
        return Optional.ofNullable(entityManager.find(Project.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(project -> project.organization().equals(organization) && !project.isDeleted());
    }

    /** The planned effort of a project as a client would state it. */
    List<CreateProject.Budget> planned(OrganizationId organization, ProjectId project) {
        return budgets(organization, project).stream()
                .map(budget -> new CreateProject.Budget(
                        budget.serviceCategoryId(), budget.roleId(), budget.unit(), new BigDecimal(budget.quantity())))
                .toList();
    }

    /** Stores a changed project with other planned effort. */
    void replaceBudgets(OrganizationId organization, ProjectId project, List<ProjectBudget> budgets) {
        entityManager.flush();
        entityManager
                .createNativeQuery(
                        "DELETE FROM project_budgets WHERE organization_id = :organization AND project_id = :project")
                .setParameter("organization", organization.value())
                .setParameter("project", project.value())
                .executeUpdate();
        budgets.forEach(entityManager::persist);
        entityManager.flush();
    }

    /** Whether there is a person with the id who was not deleted. */
    boolean hasPerson(OrganizationId organization, UUID person) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM users
                        WHERE organization_id = :organization AND id = :person AND deleted_at IS NULL
                        """)
                .setParameter("organization", organization.value())
                .setParameter("person", person)
                .getResultList()
                .isEmpty();
    }

    /** Which of the ids are of categories of services, and which of trade roles. */
    @SuppressWarnings("unchecked")
    Catalogue catalogue(OrganizationId organization, List<UUID> ids) {
        if (ids.isEmpty()) {
            return new Catalogue(Set.of(), Set.of());
        }
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT true, id FROM service_categories
                        WHERE organization_id = :organization AND id IN (:ids)
                        UNION ALL
                        SELECT false, id FROM delivery_roles WHERE organization_id = :organization AND id IN (:ids)
                        """)
                .setParameter("organization", organization.value())
                .setParameter("ids", ids)
                .getResultList();
        Map<Boolean, Set<UUID>> known = rows.stream()
                .collect(Collectors.partitioningBy(
                        row -> (Boolean) row[0], Collectors.mapping(row -> (UUID) row[1], Collectors.toSet())));
        return new Catalogue(known.getOrDefault(true, Set.of()), known.getOrDefault(false, Set.of()));
    }

    /** What keeps a project from being deleted: open quotes, unpaid invoices, or people who are planned for it. */
    Optional<String> usedBy(OrganizationId organization, ProjectId id, LocalDate today) {
        Stream<?> found = entityManager
                .createNativeQuery("""
                        (SELECT 'quotes' FROM quotes
                            WHERE organization_id = :organization AND project_id = :id AND deleted_at IS NULL
                                AND status IN ('draft', 'pending', 'approved', 'sent', 'viewed') LIMIT 1)
                        UNION ALL
                        (SELECT 'invoices' FROM invoices
                            WHERE organization_id = :organization AND project_id = :id
                                AND status NOT IN ('paid', 'written_off') LIMIT 1)
                        UNION ALL
                        (SELECT 'allocations' FROM resource_allocations
                            WHERE organization_id = :organization AND project_id = :id AND end_date >= :today LIMIT 1)
                        LIMIT 1
                        """, String.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .setParameter("today", today)
                .getResultStream();
        return found.map(String.class::cast).findFirst();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /**
     * Records of the catalogue that exist.
     *
     * @param categories categories of services
     * @param roles trade roles
     */
    record Catalogue(Set<UUID> categories, Set<UUID> roles) {}

    private static void bound(KeysetQuery query, String column, String name, DateRange range) {
        query.whereIfPresent(column + " >= :" + name + "From", name + "From", range.from());
        query.whereIfPresent(column + " <= :" + name + "Until", name + "Until", range.until());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rowsOf(Query query) {
        return query.getResultList();
    }
}
