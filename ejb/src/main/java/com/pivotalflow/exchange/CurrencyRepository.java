package com.pivotalflow.exchange;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The currencies of ISO 4217, each with whether an organization works in it. */
@ApplicationScoped
class CurrencyRepository {

    private static final String ORGANIZATION = "organization";
    private static final String CODE = "code";

    private static final String COLUMNS = """
            k.code, k.name, k.symbol, k.minor_units, coalesce(o.is_active, false), coalesce(o.is_default, false),
            coalesce(o.version, 0)\
            """;

    /** Without a row, the organization never said anything of the currency. */
    private static final String TABLES = "currencies k LEFT JOIN organization_currencies o"
            + " ON o.organization_id = :organization AND o.currency_code = k.code";

    /** Codes are unique already; what follows them only has the type of an id. */
    private static final String ID = "CAST(md5(k.code) AS uuid)";

    private static final Map<String, SortColumn> SORTS = Map.of(CODE, new SortColumn("k.code", "text"));

    @Inject
    EntityManager entityManager;

    /** Those that an organization may work in, and those that it did work in once. */
    Page<CurrencyView> page(OrganizationId organization, Optional<Boolean> active, PageRequest request) {
        return new KeysetQuery(COLUMNS, TABLES, ID)
                .where("(k.is_active OR o.id IS NOT NULL)", ORGANIZATION, organization.value())
                .whereIfPresent("coalesce(o.is_active, false) = :active", "active", active)
                .page(request, SORTS, CODE)
                .run(entityManager::createNativeQuery)
                .map(CurrencyRepository::view);
    }

    @SuppressWarnings("unchecked")
    Optional<CurrencyView> find(OrganizationId organization, String code) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + COLUMNS + " FROM " + TABLES + " WHERE k.code = :code")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(CODE, code)
                .getResultList();
        return rows.stream().map(CurrencyRepository::view).findFirst();
    }

    /**
     * Lets nobody else change which currencies the organization works in until the transaction ends.
     *
     * @return the row of one of them, if it has one
     */
    @SuppressWarnings("unchecked")
    Optional<UUID> lock(OrganizationId organization, String code) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT id, currency_code FROM organization_currencies WHERE organization_id = :organization
                        ORDER BY id FOR UPDATE
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
        return rows.stream()
                .filter(row -> code.equals(row[1]))
                .map(row -> (UUID) row[0])
                .findFirst();
    }

    /** The one that was the default steps back: the database bears with one of them only. */
    void clearDefault(OrganizationId organization, Caller author, String exceptFor, Instant at) {
        entityManager
                .createNativeQuery("""
                        UPDATE organization_currencies
                        SET is_default = false, version = version + 1, updated_at = :at, updated_by = :author
                        WHERE organization_id = :organization AND is_default AND currency_code <> :code
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(CODE, exceptFor)
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    /** Adds what the organization says of a currency. */
    UUID add(OrganizationId organization, Caller author, String code, SetCurrency content, Instant at) {
        UUID id = Ids.next();
        entityManager
                .createNativeQuery("""
                        INSERT INTO organization_currencies (organization_id, id, currency_code, is_active, is_default,
                            version, created_at, updated_at, created_by, updated_by)
                        VALUES (:organization, :id, :code, :active, :isDefault, 1, :at, :at, :author, :author)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter(CODE, code)
                .setParameter("active", content.isActive())
                .setParameter("isDefault", content.wantsToBeDefault())
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
        return id;
    }

    void update(OrganizationId organization, Caller author, UUID id, SetCurrency content, Instant at) {
        entityManager
                .createNativeQuery("""
                        UPDATE organization_currencies SET is_active = :active, is_default = :isDefault,
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE organization_id = :organization AND id = :id
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("active", content.isActive())
                .setParameter("isDefault", content.wantsToBeDefault())
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    private static CurrencyView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new CurrencyView(
                row.text(),
                row.text(),
                row.textOrNull(),
                row.whole(),
                row.bit(),
                row.bit(),
                EntityTag.of(row.version()));
    }
}
