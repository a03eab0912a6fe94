package com.pivotalflow.organization;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** All organizations, by the look-up functions that tell what they are called and where they stand, and nothing else. */
@ApplicationScoped
class OrganizationListRepository {

    private static final OrganizationStatusConverter STATUSES = new OrganizationStatusConverter();

    @Inject
    EntityManager entityManager;

    /** A page, the newest first; one statement, and one more for the total. */
    @SuppressWarnings("unchecked")
    Page<OrganizationView> page(OrganizationFilter filter, PageRequest request) {
        String statuses =
                filter.statuses().stream().map(OrganizationStatus::wireName).collect(Collectors.joining(","));
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT id, name, slug, status, country_code, currency_code, time_zone, created_at, closed_at, version
                        FROM organizations_page(
                            CAST(NULLIF(:before, '') AS uuid), string_to_array(NULLIF(:statuses, ''), ','), :limit)
                        """)
                .setParameter("before", request.after().map(key -> key.get(0)).orElse(""))
                .setParameter("statuses", statuses)
                .setParameter("limit", request.limit() + 1)
                .getResultList();
        List<OrganizationView> found =
                rows.stream().map(OrganizationListRepository::view).toList();
        boolean isLast = found.size() <= request.limit();
        List<OrganizationView> items = isLast ? found : found.subList(0, request.limit());
        Optional<List<String>> next = isLast
                ? Optional.empty()
                : Optional.of(List.of(items.get(items.size() - 1).id().toString()));
        return new Page<>(items, next, request.withTotal() ? OptionalLong.of(total(statuses)) : OptionalLong.empty());
    }

    private long total(String statuses) {
        Object total = entityManager
                .createNativeQuery("SELECT organizations_total(string_to_array(NULLIF(:statuses, ''), ','))")
                .setParameter("statuses", statuses)
                .getSingleResult();
        return ((Number) total).longValue();
    }

    private static OrganizationView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new OrganizationView(
                row.id(),
                row.text(),
                row.text(),
                Objects.requireNonNull(STATUSES.convertToEntityAttribute(row.text())),
                row.textOrNull(),
                row.text(),
                row.text(),
                row.instant(),
                row.instantOrNull(),
                EntityTag.of(row.version()),
                null);
    }
}
