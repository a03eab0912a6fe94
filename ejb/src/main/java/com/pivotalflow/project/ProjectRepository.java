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
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    private static void bound(KeysetQuery query, String column, String name, DateRange range) {
        query.whereIfPresent(column + " >= :" + name + "From", name + "From", range.from());
        query.whereIfPresent(column + " <= :" + name + "Until", name + "Until", range.until());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rowsOf(Query query) {
        return query.getResultList();
    }
}
