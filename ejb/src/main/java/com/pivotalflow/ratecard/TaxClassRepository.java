package com.pivotalflow.ratecard;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tax classes and their rates. */
@ApplicationScoped
class TaxClassRepository {

    private static final String COLUMNS = """
            t.id, t.code, t.name, t.kind, t.description, t.display_order, t.is_active, t.created_at, t.updated_at,
            t.version\
            """;

    private static final Map<String, SortColumn> SORTS = Map.of("code", new SortColumn("t.code", "text"));

    /** Later than any period that ends. */
    private static final LocalDate FAR_AWAY = LocalDate.of(9999, 12, 31);

    @Inject
    EntityManager entityManager;

    /** Two statements, whatever the number of classes. */
    Page<TaxClassView> page(OrganizationId organization, PageRequest request) {
        PageStatement statement = new KeysetQuery(COLUMNS, "tax_classes t", "t.id")
                .where("t.organization_id = :organization", "organization", organization.value())
                .page(request, SORTS, "code");
        Page<TaxClassView> page =
                statement.run(entityManager::createNativeQuery).map(TaxClassRepository::view);
        if (page.items().isEmpty()) {
            return page;
        }
        Map<UUID, List<TaxClassView.Rate>> rates =
                rates(organization, page.items().stream().map(TaxClassView::id).toList());
        return page.map(view -> view.with(rates.getOrDefault(view.id(), List.of())));
    }

    Optional<TaxClassView> find(OrganizationId organization, TaxClassId id) {
        Query query = entityManager
                .createNativeQuery("SELECT " + COLUMNS
                        + " FROM tax_classes t WHERE t.organization_id = :organization AND t.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id.value());
        return rowsOf(query).stream()
                .map(TaxClassRepository::view)
                .map(view -> view.with(rates(organization, List.of(view.id())).getOrDefault(view.id(), List.of())))
                .findFirst();
    }

    /** A class, kept from being changed by others until the transaction ends, and its rates with it. */
    Optional<TaxClass> lock(OrganizationId organization, TaxClassId id) {
        return Optional.ofNullable(entityManager.find(TaxClass.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(taxClass -> taxClass.organization().equals(organization));
    }

    TaxTable on(OrganizationId organization, LocalDate date) {
        Query query = entityManager
                .createNativeQuery("""
                        SELECT t.is_active, t.id, t.code, t.name, t.kind, f.rate
                        FROM tax_classes t
                        JOIN tax_rates f ON f.organization_id = t.organization_id AND f.tax_class_id = t.id
                            AND f.effective_from <= :date AND (f.effective_until IS NULL OR f.effective_until >= :date)
                        WHERE t.organization_id = :organization
                        ORDER BY t.display_order, t.code
                        """)
                .setParameter("organization", organization.value())
                .setParameter("date", date);
        List<TaxClassOnDate> offered = new ArrayList<>();
        List<TaxClassOnDate> retired = new ArrayList<>();
        for (Object[] columns : rowsOf(query)) {
            RowReader row = new RowReader(columns);
            (row.bit() ? offered : retired)
                    .add(new TaxClassOnDate(
                            new TaxClassId(row.id()),
                            row.text(),
                            row.text(),
                            TaxKind.parse(row.text()).orElseThrow(),
                            Percentage.ofFraction(row.decimal())));
        }
        return new TaxTable(offered, retired);
    }

    Optional<TaxClassId> idOf(OrganizationId organization, String code) {
        return entityManager
                .createQuery(
                        "SELECT t.id FROM TaxClass t WHERE t.organizationId = :organization AND t.code = :code",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("code", code)
                .getResultStream()
                .map(TaxClassId::new)
                .findFirst();
    }

    /** The code of a class. */
    Optional<String> codeOf(OrganizationId organization, TaxClassId id) {
        return entityManager
                .createQuery(
                        "SELECT t.code FROM TaxClass t WHERE t.organizationId = :organization AND t.id = :id",
                        String.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    /** Whether the class has a rate on any day of the period; an absent last day means open. */
    boolean hasRate(OrganizationId organization, TaxClassId taxClass, LocalDate from, @Nullable LocalDate until) {
        return !entityManager
                .createQuery("""
                        SELECT f.id FROM TaxClassRate f
                        WHERE f.organizationId = :organization AND f.taxClassId = :taxClass
                            AND f.effectiveFrom <= :until AND (f.effectiveUntil IS NULL OR f.effectiveUntil >= :from)
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("taxClass", taxClass.value())
                .setParameter("from", from)
                .setParameter("until", until == null ? FAR_AWAY : until)
                .getResultList()
                .isEmpty();
    }

    TaxClassId add(OrganizationId organization, TaxClass taxClass) {
        entityManager.persist(taxClass);
        entityManager.flush();
        return new TaxClassId(taxClass.id());
    }

    void add(OrganizationId organization, TaxClassRate rate) {
        entityManager.persist(rate);
        entityManager.flush();
    }

    private Map<UUID, List<TaxClassView.Rate>> rates(OrganizationId organization, List<UUID> classes) {
        Query query = entityManager
                .createNativeQuery("""
                        SELECT tax_class_id, rate, effective_from, effective_until
                        FROM tax_rates
                        WHERE organization_id = :organization AND tax_class_id IN (:classes)
                        ORDER BY tax_class_id, effective_from DESC
                        """)
                .setParameter("organization", organization.value())
                .setParameter("classes", classes);
        Map<UUID, List<TaxClassView.Rate>> rates = new HashMap<>();
        for (Object[] columns : rowsOf(query)) {
            RowReader row = new RowReader(columns);
            rates.computeIfAbsent(row.id(), id -> new ArrayList<>())
                    .add(new TaxClassView.Rate(
                            Percentage.ofFraction(row.decimal()).percentText(), row.date(), row.dateOrNull()));
        }
        return rates;
    }

    private static TaxClassView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new TaxClassView(
                row.id(),
                row.text(),
                row.text(),
                TaxKind.parse(row.text()).orElseThrow(),
                row.textOrNull(),
                row.whole(),
                row.bit(),
                List.of(),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rowsOf(Query query) {
        return query.getResultList();
    }
}
