package com.pivotalflow.settings;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.Caller;
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

/** Switches of organizations. */
@ApplicationScoped
class SwitchRepository {

    private static final String ORGANIZATION = "organization";
    private static final String KEY = "key";

    private static final String COLUMNS =
            "s.id, s.<key>, s.is_enabled, CAST(s.<document> AS text), s.created_at, s.updated_at, s.version";

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM <table> s WHERE s.organization_id = :organization AND s.<key> = :key";

    @Inject
    EntityManager entityManager;

    Page<Switch> page(OrganizationId organization, SwitchTable table, PageRequest request) {
        Map<String, SortColumn> sorts = Map.of("key", new SortColumn(table.sql("s.<key>"), "text"));
        return new KeysetQuery(table.sql(COLUMNS), table.sql("<table> s"), "s.id")
                .where("s.organization_id = :organization", ORGANIZATION, organization.value())
                .page(request, sorts, "key")
                .run(entityManager::createNativeQuery)
                .map(SwitchRepository::row);
    }

    Optional<Switch> find(OrganizationId organization, SwitchTable table, String key) {
        return read(organization, table.sql(SELECT), key);
    }

    /** As it is, kept from being changed by others until the transaction ends. */
    Optional<Switch> lock(OrganizationId organization, SwitchTable table, String key) {
        return read(organization, table.sql(SELECT) + " FOR UPDATE", key);
    }

    /**
     * Adds a switch; the database refuses a second one of the name.
     *
     * @return the id of its row
     */
    UUID add(
            OrganizationId organization,
            SwitchTable table,
            Caller author,
            String key,
            boolean isOn,
            Metadata document,
            Instant at) {
        UUID id = Ids.next();
        entityManager
                .createNativeQuery(table.sql("""
                        INSERT INTO <table> (organization_id, id, <key>, is_enabled, <document>, version, created_at,
                            updated_at, created_by, updated_by)
                        VALUES (:organization, :id, :key, :isOn, CAST(:document AS jsonb), 1, :at, :at, :author,
                            :author)
                        """))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter(KEY, key)
                .setParameter("isOn", isOn)
                .setParameter("document", StoredLabels.text(document))
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
        return id;
    }

    void update(
            OrganizationId organization,
            SwitchTable table,
            Caller author,
            UUID id,
            boolean isOn,
            Metadata document,
            Instant at) {
        entityManager
                .createNativeQuery(table.sql("""
                        UPDATE <table> SET is_enabled = :isOn, <document> = CAST(:document AS jsonb),
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE organization_id = :organization AND id = :id
                        """))
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter("isOn", isOn)
                .setParameter("document", StoredLabels.text(document))
                .setParameter("at", at)
                .setParameter("author", author.user().value())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private Optional<Switch> read(OrganizationId organization, String sql, String key) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(KEY, key)
                .getResultList();
        return rows.stream().map(SwitchRepository::row).findFirst();
    }

    private static Switch row(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new Switch(
                row.id(),
                row.text(),
                row.bit(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                row.version());
    }
}
