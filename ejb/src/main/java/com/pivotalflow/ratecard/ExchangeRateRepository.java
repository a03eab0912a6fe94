package com.pivotalflow.ratecard;

import com.pivotalflow.listing.RowReader;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Exchange rates: of a row, one unit of its base currency is {@code rate} units of its quote currency. */
@ApplicationScoped
class ExchangeRateRepository {

    /** The newest row of each direction; the pair itself comes first and wins. */
    private static final String NEWEST = """
            (SELECT false, id, rate, source, effective_from, is_verified FROM fx_rates
                WHERE organization_id = :organization AND effective_from <= :on
                    AND base_currency_code = :from AND quote_currency_code = :to
                ORDER BY effective_from DESC LIMIT 1)
            UNION ALL
            (SELECT true, id, rate, source, effective_from, is_verified FROM fx_rates
                WHERE organization_id = :organization AND effective_from <= :on
                    AND base_currency_code = :to AND quote_currency_code = :from
                ORDER BY effective_from DESC LIMIT 1)
            ORDER BY 1 LIMIT 1
            """;

    @Inject
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    Optional<FoundRate> find(OrganizationId organization, String from, String to, LocalDate on) {
        List<Object[]> rows = entityManager
                .createNativeQuery(NEWEST)
                .setParameter("organization", organization.value())
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("on", on)
                .getResultList();
        return rows.stream().map(ExchangeRateRepository::found).findFirst();
    }

    private static FoundRate found(Object[] columns) {
        RowReader row = new RowReader(columns);
        boolean inverse = row.bit();
        var id = row.id();
        ExchangeRate stored = new ExchangeRate(row.decimal());
        return new FoundRate(id, inverse ? stored.inverse() : stored, row.text(), row.date(), inverse, row.bit());
    }
}
