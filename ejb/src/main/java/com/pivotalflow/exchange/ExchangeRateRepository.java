package com.pivotalflow.exchange;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    private static final String COLUMNS = """
            f.id, f.base_currency_code, f.quote_currency_code, f.rate, f.effective_from, f.source, f.is_verified,
            f.created_at, f.updated_at, f.version\
            """;

    private static final Map<String, SortColumn> SORTS =
            Map.of("effectiveFrom", new SortColumn("f.effective_from", "date"));

    @Inject
    EntityManager entityManager;

    Page<ExchangeRateView> page(OrganizationId organization, ExchangeRateFilter filter, PageRequest request) {
        PageStatement statement = new KeysetQuery(COLUMNS, "fx_rates f", "f.id")
                .where("f.organization_id = :organization", "organization", organization.value())
                .whereIfPresent("f.base_currency_code = :base", "base", filter.baseCurrency())
                .whereIfPresent("f.quote_currency_code = :quote", "quote", filter.quoteCurrency())
                .whereIfPresent(
                        "f.effective_from >= :from",
                        "from",
                        filter.effectiveFrom().from())
                .whereIfPresent(
                        "f.effective_from <= :until",
                        "until",
                        filter.effectiveFrom().until())
                .page(request, SORTS, "-effectiveFrom");
        return statement.run(entityManager::createNativeQuery).map(ExchangeRateRepository::view);
    }

    Optional<ExchangeRateView> find(OrganizationId organization, ExchangeRateId id) {
        return stored(organization, id, LockModeType.NONE).map(StoredRate::view);
    }

    /** A rate, kept from being changed by others until the transaction ends. */
    Optional<StoredRate> lock(OrganizationId organization, ExchangeRateId id) {
        return stored(organization, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<StoredRate> stored(OrganizationId organization, ExchangeRateId id, LockModeType lock) {
        return Optional.ofNullable(entityManager.find(StoredRate.class, id.value(), lock))
                .filter(rate -> rate.organization().equals(organization));
    }

    void add(OrganizationId organization, StoredRate rate) {
        entityManager.persist(rate);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

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

    private static ExchangeRateView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ExchangeRateView(
                row.id(),
                row.text(),
                row.text(),
                new ExchangeRate(row.decimal()).text(),
                row.date(),
                row.text(),
                row.bit(),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static FoundRate found(Object[] columns) {
        RowReader row = new RowReader(columns);
        boolean inverse = row.bit();
        var id = row.id();
        ExchangeRate stored = new ExchangeRate(row.decimal());
        return new FoundRate(id, inverse ? stored.inverse() : stored, row.text(), row.date(), inverse, row.bit());
    }
}
