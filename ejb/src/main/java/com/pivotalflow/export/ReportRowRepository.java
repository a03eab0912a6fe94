package com.pivotalflow.export;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of reports, a page at a time by the primary key. */
@ApplicationScoped
class ReportRowRepository {

    @Inject
    EntityManager entityManager;

    /** How many rows there are now. */
    int count(OrganizationId organization, Report report, RowRange range) {
        Query query = query(organization, "SELECT count(*)" + report.from(range), range);
        return Math.toIntExact(((Number) query.getSingleResult()).longValue());
    }

    /** The rows behind one, the first ones behind an id of zeros. */
    @SuppressWarnings("unchecked")
    List<ExportRow> page(OrganizationId organization, Report report, RowRange range, UUID after, int limit) {
        List<Object[]> rows = query(
                        organization, "SELECT " + report.select() + report.from(range) + report.page(), range)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(ReportRowRepository::row).toList();
    }

    private Query query(OrganizationId organization, String sql, RowRange range) {
        Query query = entityManager.createNativeQuery(sql).setParameter("organization", organization.value());
        if (!range.statuses().isEmpty()) {
            query.setParameter("statuses", range.statuses());
        }
        if (range.from() != null) {
            query.setParameter("from", range.from());
        }
        if (range.before() != null) {
            query.setParameter("before", range.before());
        }
        return query;
    }

    private static ExportRow row(Object[] columns) {
        List<@Nullable String> cells = new ArrayList<>(columns.length - 1);
        for (int i = 1; i < columns.length; i++) {
            cells.add((String) columns[i]);
        }
        return new ExportRow((UUID) columns[0], Collections.unmodifiableList(cells));
    }
}
