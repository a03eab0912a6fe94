package com.pivotalflow.settings;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Named settings of organizations, each with a value of one type. */
@ApplicationScoped
class SettingRepository {

    private static final String ORGANIZATION = "organization";
    private static final String KEY = "key";

    private static final String COLUMNS = """
            s.id, s.setting_key, s.value_boolean, s.value_number, s.value_text, CAST(s.value_document AS text),
            s.description, s.created_at, s.updated_at, s.version\
            """;

    private static final String SELECT = "SELECT " + COLUMNS
            + " FROM org_settings s WHERE s.organization_id = :organization AND s.setting_key = :key";

    private static final Map<String, SortColumn> SORTS = Map.of("key", new SortColumn("s.setting_key", "text"));

    @Inject
    EntityManager entityManager;

    Page<SettingView> page(OrganizationId organization, PageRequest request) {
        return new KeysetQuery(COLUMNS, "org_settings s", "s.id")
                .where("s.organization_id = :organization", ORGANIZATION, organization.value())
                .page(request, SORTS, "key")
                .run(entityManager::createNativeQuery)
                .map(columns -> row(columns).view());
    }

    Optional<SettingView> find(OrganizationId organization, String key) {
        return read(organization, SELECT, key).map(Row::view);
    }

    /** As it is, kept from being changed by others until the transaction ends. */
    Optional<Row> lock(OrganizationId organization, String key) {
        return read(organization, SELECT + " FOR UPDATE", key);
    }

    /**
     * Adds a setting; the database refuses a second one of the name.
     *
     * @return the id of its row
     */
    UUID add(OrganizationId organization, Caller author, String key, SetSetting content, Instant at) {
        UUID id = Ids.next();
        Query insert = entityManager
                .createNativeQuery("""
                        INSERT INTO org_settings (organization_id, id, setting_key, value_boolean, value_number,
                            value_text, value_document, description, version, created_at, updated_at, created_by,
                            updated_by)
                        VALUES (:organization, :id, :key, CAST(:flag AS boolean), CAST(:number AS numeric),
                            CAST(:text AS text), CAST(:document AS jsonb), CAST(:description AS text), 1, :at, :at,
                            :author, :author)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .setParameter(KEY, key);
        fill(insert, author, content, at).executeUpdate();
        return id;
    }

    void update(OrganizationId organization, Caller author, UUID id, SetSetting content, Instant at) {
        Query update = entityManager
                .createNativeQuery("""
                        UPDATE org_settings SET value_boolean = CAST(:flag AS boolean),
                            value_number = CAST(:number AS numeric), value_text = CAST(:text AS text),
                            value_document = CAST(:document AS jsonb), description = CAST(:description AS text),
                            version = version + 1, updated_at = :at, updated_by = :author
                        WHERE organization_id = :organization AND id = :id
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id);
        fill(update, author, content, at).executeUpdate();
    }

    void remove(OrganizationId organization, UUID id) {
        entityManager
                .createNativeQuery("DELETE FROM org_settings WHERE organization_id = :organization AND id = :id")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("id", id)
                .executeUpdate();
    }

    private static Query fill(Query statement, Caller author, SetSetting content, Instant at) {
        Object value = content.value().content();
        return statement
                .setParameter("flag", value instanceof Boolean ? value : null)
                .setParameter("number", value instanceof BigDecimal ? value : null)
                .setParameter("text", value instanceof String ? value : null)
                .setParameter("document", value instanceof Metadata labels ? StoredLabels.text(labels) : null)
                .setParameter("description", content.description())
                .setParameter("at", at)
                .setParameter("author", author.user().value());
    }

    @SuppressWarnings("unchecked")
    private Optional<Row> read(OrganizationId organization, String sql, String key) {
        List<Object[]> rows = entityManager
                .createNativeQuery(sql)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter(KEY, key)
                .getResultList();
        return rows.stream().map(SettingRepository::row).findFirst();
    }

    private static Row row(Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        String key = row.text();
        SettingValue value = value(row.bitOrNull(), row.decimalOrNull(), row.textOrNull(), row.textOrNull());
        String description = row.textOrNull();
        Instant createdAt = row.instant();
        Instant updatedAt = row.instant();
        long version = row.version();
        return new Row(
                id, new SettingView(key, value, description, createdAt, updatedAt, EntityTag.of(version)), version);
    }

    /** One of them is there: a CHECK of the table says so. */
    private static SettingValue value(
            @Nullable Boolean flag, @Nullable BigDecimal number, @Nullable String text, @Nullable String document) {
        if (flag != null) {
            return new SettingValue(flag);
        }
        if (number != null) {
            return new SettingValue(number);
        }
        return new SettingValue(text != null ? text : StoredLabels.parse(Objects.requireNonNull(document)));
    }

    /**
     * A stored setting.
     *
     * @param id of the row
     * @param view as clients see it
     * @param version how often it was changed
     */
    record Row(UUID id, SettingView view, long version) {}
}
