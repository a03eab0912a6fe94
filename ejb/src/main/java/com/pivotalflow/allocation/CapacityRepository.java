package com.pivotalflow.allocation;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.ProjectId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do in a period, all of it by one statement however many people and weeks there are. */
@ApplicationScoped
class CapacityRepository {

    /** The people come first, once: a planner without statistics might look for them anew for every allocation. */
    private static final String ROWS = """
            WITH people AS MATERIALIZED (%s)
            SELECT u.id, coalesce(u.display_name, u.first_name || ' ' || u.last_name), s.value_number,
                a.project_id, a.start_date, a.end_date, a.allocation_fraction
            FROM people x
            JOIN users u ON u.organization_id = :organization AND u.id = x.id AND u.deleted_at IS NULL
            LEFT JOIN org_settings s
                ON s.organization_id = :organization AND s.setting_key = 'working_hours_per_day'
            LEFT JOIN resource_allocations a
                ON a.organization_id = :organization AND a.user_id = u.id
                AND a.start_date <= :until AND a.end_date >= :from
            ORDER BY 2, u.id
            """;

    private static final String OF_PROJECT = ROWS.formatted("""
            SELECT DISTINCT p.user_id AS id FROM resource_allocations p
            WHERE p.organization_id = :organization AND p.project_id = :which
                AND p.start_date <= :until AND p.end_date >= :from\
            """);

    private static final String OF_PERSON = ROWS.formatted("SELECT CAST(:which AS uuid) AS id");

    @Inject
    EntityManager entityManager;

    /** Whoever works on the project in the period, with all they do then. */
    List<Row> ofProject(OrganizationId organization, ProjectId project, LocalDate from, LocalDate until) {
        return rows(organization, OF_PROJECT, project.value(), from, until);
    }

    /** What a person does in the period; nothing at all when there is no such person. */
    List<Row> ofPerson(OrganizationId organization, UserId person, LocalDate from, LocalDate until) {
        return rows(organization, OF_PERSON, person.value(), from, until);
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows(OrganizationId organization, String sql, UUID which, LocalDate from, LocalDate until) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter("organization", organization.value())
                .setParameter("which", which)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultList();
        return rows.stream().map(CapacityRepository::row).toList();
    }

    private static Row row(Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID person = row.id();
        String name = row.text();
        BigDecimal hours = row.decimalOrNull();
        UUID project = row.idOrNull();
        return new Row(
                person,
                name,
                hours,
                project,
                project == null ? null : new Share(row.date(), row.date(), row.decimal()));
    }

    /**
     * A person with one of their allocations, or without any.
     *
     * @param person who
     * @param name as shown
     * @param hoursPerDay what the organization says a day has
     * @param project on what
     * @param share how much, and when
     */
    record Row(
            UUID person,
            String name,
            @Nullable BigDecimal hoursPerDay,
            @Nullable UUID project,
            @Nullable Share share) {}
}
