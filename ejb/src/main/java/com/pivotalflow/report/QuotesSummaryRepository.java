package com.pivotalflow.report;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums over quotes, by one statement that reads the index of their creation once. */
@ApplicationScoped
class QuotesSummaryRepository {

    private static final String SQL = """
        SELECT status, count(*), coalesce(sum(base_total_amount), 0),
            CAST(trim_scale(round(count(*) FILTER (WHERE status = 'accepted') * 100.0
                / nullif(count(*) FILTER (WHERE status IN ('accepted', 'rejected', 'expired')), 0), 2)) AS text),
            CAST(trim_scale(round(CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY
                    date_part('epoch', coalesce(accepted_at, rejected_at) - sent_at) / 86400)
                FILTER (WHERE status IN ('accepted', 'rejected')) AS numeric), 2)) AS text),
            CAST(trim_scale(round(sum(discount_amount * exchange_rate) * 100
                / nullif(sum(subtotal_amount * exchange_rate), 0), 2)) AS text)
        FROM quotes
        WHERE organization_id = :organization AND deleted_at IS NULL
          AND created_at >= :from AND created_at < :before
        GROUP BY GROUPING SETS ((status), ())
        ORDER BY status NULLS FIRST
        """;

    @Inject
    EntityManager entityManager;

    /** All quotes made from a moment on and before another, the sums over all first, then a row for each status. */
    @SuppressWarnings("unchecked")
    List<Sums> sums(OrganizationId organization, Instant from, Instant before) {
        List<Object[]> rows = entityManager
                .createNativeQuery(SQL)
                .setParameter("organization", organization.value())
                .setParameter("from", from)
                .setParameter("before", before)
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new Sums(
                        row.textOrNull(),
                        row.whole(),
                        row.decimal(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.textOrNull()))
                .toList();
    }

    /**
     * Sums over quotes.
     *
     * @param status of these; null for all
     * @param count how many
     * @param value in the base currency
     * @param acceptance per cent
     * @param medianDays days
     * @param discountShare per cent
     */
    record Sums(
            @Nullable String status,
            int count,
            BigDecimal value,
            @Nullable String acceptance,
            @Nullable String medianDays,
            @Nullable String discountShare) {}
}
