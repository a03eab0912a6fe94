package com.pivotalflow.audit;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The chain of entries; it grows by the database's function and by nothing else. */
@ApplicationScoped
class AuditRepository {

    private static final Map<String, SortColumn> SORTS =
            Map.of("createdAt", new SortColumn("a.occurred_at", "timestamptz"));

    private static final String COLUMNS = """
            a.id, a.sequence_number, a.occurred_at, a.action, a.entity_type, a.entity_id, a.actor_kind, a.actor_id,
            a.quote_delivery_token_id, coalesce(u.display_name, u.first_name || ' ' || u.last_name), a.reason,
            a.request_id, a.session_id, host(a.ip_address), a.user_agent, CAST(a.old_values AS text),
            CAST(a.new_values AS text), encode(a.entry_hash, 'hex')\
            """;

    private static final String TABLES =
            "audit_logs a LEFT JOIN users u ON u.organization_id = a.organization_id AND u.id = a.actor_id";

    @Inject
    EntityManager entityManager;

    /**
     * Adds an entry to the organization's chain and holds the chain until the transaction ends. What was changed before
     * is written first, so that what the database refuses appears there.
     *
     * @param actor null when the server acts by itself
     */
    void append(OrganizationId organization, @Nullable UserId actor, Change change, Origin origin) {
        append(
                organization,
                actor == null ? "system" : "user",
                actor == null ? null : actor.value(),
                null,
                change,
                origin);
    }

    /** As {@link #append}, for many changes by one user: one entry for each, in the order given. */
    void appendAll(OrganizationId organization, UserId actor, List<Change> changes, Origin origin) {
        entityManager.flush();
        var unused = entityManager
                .createNativeQuery("""
                        SELECT count(append_audit_log(e.id, 'user', CAST(:actor AS uuid), NULL, e.action, e."entityType",
                            e.entity, :reason, :request, CAST(:session AS uuid), CAST(:address AS inet), :agent,
                            e.before, e.after, NULL))
                        FROM jsonb_to_recordset(CAST(:entries AS jsonb)) AS e (id uuid, action text,
                            "entityType" text, entity uuid, before jsonb, after jsonb)
                        """)
                .setParameter("actor", actor.value().toString())
                .setParameter("reason", origin.reason())
                .setParameter("request", origin.requestId())
                .setParameter("session", text(origin.session()))
                .setParameter("address", origin.address())
                .setParameter("agent", origin.userAgent())
                .setParameter("entries", Snapshots.entries(changes))
                .getSingleResult();
    }

    /** As {@link #append}, for what the holder of a customer's link does. */
    void appendOfLink(OrganizationId organization, UUID link, Change change, Origin origin) {
        append(organization, "link", null, link, change, origin);
    }

    private void append(
            OrganizationId organization,
            String actorKind,
            @Nullable UUID actor,
            @Nullable UUID link,
            Change change,
            Origin origin) {
        entityManager.flush();
        Snapshots snapshots = Snapshots.of(change.before(), change.after());
        var unused = entityManager
                .createNativeQuery("""
                        SELECT append_audit_log(:id, :actorKind, CAST(:actor AS uuid), CAST(:link AS uuid), :action,
                            :entityType, CAST(:entity AS uuid), :reason, :request, CAST(:session AS uuid), CAST(:address AS inet),
                            :agent, CAST(:before AS jsonb), CAST(:after AS jsonb), NULL)
                        """)
                .setParameter("id", Ids.next())
                .setParameter("actorKind", actorKind)
                .setParameter("actor", text(actor))
                .setParameter("link", text(link))
                .setParameter("action", change.action())
                .setParameter("entityType", change.entityType())
                .setParameter("entity", text(change.entity()))
                .setParameter("reason", origin.reason())
                .setParameter("request", origin.requestId())
                .setParameter("session", text(origin.session()))
                .setParameter("address", origin.address())
                .setParameter("agent", origin.userAgent())
                .setParameter("before", snapshots.before())
                .setParameter("after", snapshots.after())
                .getSingleResult();
    }

    boolean has(OrganizationId organization, String action, UUID entity) {
        return !entityManager
                .createNativeQuery("""
                        SELECT 1 FROM audit_logs
                        WHERE organization_id = :organization AND entity_id = :entity AND action = :action LIMIT 1
                        """)
                .setParameter("organization", organization.value())
                .setParameter("entity", entity)
                .setParameter("action", action)
                .getResultList()
                .isEmpty();
    }

    Page<AuditEntry> page(OrganizationId organization, AuditFilter filter, PageRequest request) {
        KeysetQuery query = new KeysetQuery(COLUMNS, TABLES, "a.id")
                .where("a.organization_id = :organization", "organization", organization.value())
                .whereIfPresent("a.entity_type = :entityType", "entityType", filter.entityType())
                .whereIfPresent("a.entity_id = :entity", "entity", filter.entity())
                .whereIfPresent("a.action = :action", "action", filter.action())
                .whereIfPresent("a.actor_id = :actor", "actor", filter.actor())
                .whereIfPresent(
                        "a.request_id = :request", "request", filter.request().map(AuditRepository::lower));
        filter.bounds()
                .forEach((comparison, at) -> query.where(
                        "a.occurred_at " + comparison.sql() + " :" + comparison.name(), comparison.name(), at));
        return query.page(request, SORTS, "-createdAt")
                .run(entityManager::createNativeQuery)
                .map(AuditRepository::entry);
    }

    @SuppressWarnings("unchecked")
    Optional<AuditEntry> find(OrganizationId organization, UUID id) {
        return entityManager
                .createNativeQuery("SELECT " + COLUMNS + " FROM " + TABLES
                        + " WHERE a.organization_id = :organization AND a.id = :id")
                .setParameter("organization", organization.value())
                .setParameter("id", id)
                .getResultStream()
                .map(row -> entry((Object[]) row))
                .findFirst();
    }

    /** Where the chain of the organization ends; empty when nothing was ever done in it. */
    @SuppressWarnings("unchecked")
    Optional<ChainTip> tip(OrganizationId organization) {
        return entityManager
                .createNativeQuery("""
                        SELECT last_sequence, encode(last_hash, 'hex') FROM audit_chain_heads
                        WHERE organization_id = :organization
                        """)
                .setParameter("organization", organization.value())
                .getResultStream()
                .map(row -> new RowReader((Object[]) row))
                .map(row -> new ChainTip(((RowReader) row).version(), ((RowReader) row).text()))
                .findFirst();
    }

    private static AuditEntry entry(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new AuditEntry(
                row.id(),
                row.version(),
                row.instant(),
                row.text(),
                row.text(),
                row.idOrNull(),
                new AuditEntry.Actor(row.text(), row.idOrNull(), row.idOrNull(), row.textOrNull()),
                row.textOrNull(),
                row.textOrNull(),
                row.idOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                Snapshots.parse(row.textOrNull()),
                Snapshots.parse(row.textOrNull()),
                row.text());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** As text, because the driver can't tell the type of a null. */
    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
