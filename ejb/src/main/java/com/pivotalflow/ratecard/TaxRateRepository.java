package com.pivotalflow.ratecard;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The rates of tax classes, to be changed. Whoever changes one holds the lock of its class. */
@ApplicationScoped
class TaxRateRepository {

    /** The days for which issued versions took a rate; of each rate that is used, the first and the last. */
    private static final String USED = """
            SELECT f.rate, min(l.price_date), max(l.price_date)
            FROM tax_rates f
            JOIN quote_version_line_items l ON l.organization_id = f.organization_id
                AND l.tax_class_id = f.tax_class_id
                AND l.price_date >= f.effective_from
                AND (f.effective_until IS NULL OR l.price_date <= f.effective_until)
            WHERE f.organization_id = :organization AND f.id IN (:rates)
            GROUP BY f.id, f.rate, f.effective_from
            ORDER BY f.effective_from
            """;

    @Inject
    EntityManager entityManager;

    /** The rates of a class, the newest first. */
    List<TaxClassRate> of(OrganizationId organization, TaxClassId taxClass) {
        return entityManager
                .createQuery("""
                        SELECT f FROM TaxClassRate f
                        WHERE f.organizationId = :organization AND f.taxClassId = :taxClass
                        ORDER BY f.effectiveFrom DESC
                        """, TaxClassRate.class)
                .setParameter("organization", organization.value())
                .setParameter("taxClass", taxClass.value())
                .getResultList();
    }

    /** Which of the rates issued versions used; one that none did is left out. */
    @SuppressWarnings("unchecked")
    List<Used> used(OrganizationId organization, List<UUID> rates) {
        List<Object[]> rows = entityManager
                .createNativeQuery(USED)
                .setParameter("organization", organization.value())
                .setParameter("rates", rates)
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new Used(Percentage.ofFraction(row.decimal()), row.date(), row.date()))
                .toList();
    }

    /** Removes them at once. */
    void removeAll(OrganizationId organization, List<UUID> rates) {
        entityManager
                .createQuery("DELETE FROM TaxClassRate f WHERE f.organizationId = :organization AND f.id IN :rates")
                .setParameter("organization", organization.value())
                .setParameter("rates", rates)
                .executeUpdate();
    }

    /** Adds all in one batch. */
    void addAll(OrganizationId organization, List<TaxClassRate> rates) {
        rates.forEach(entityManager::persist);
        entityManager.flush();
    }

    /**
     * A rate that issued versions used.
     *
     * @param rate the rate
     * @param first day for which one took it
     * @param last day for which one took it
     */
    record Used(Percentage rate, LocalDate first, LocalDate last) {

        /** Whether the other one is the rate of all these days as well. */
        boolean isKeptBy(CreateTaxClass.Rate other) {
            return other.contains(first)
                    && other.contains(last)
                    && Percentage.ofPercent(other.ratePercent()).equals(rate);
        }
    }
}
