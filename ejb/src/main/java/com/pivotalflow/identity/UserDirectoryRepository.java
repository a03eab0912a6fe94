package com.pivotalflow.identity;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People as lists and pages show them: one statement for the people, one for all their roles. */
@ApplicationScoped
class UserDirectoryRepository {

    private static final String ORGANIZATION = "organization";

    private static final Map<String, SortColumn> SORTS = Map.of(
            "email", new SortColumn("lower(u.email)", "text"),
            "displayName",
                    new SortColumn("lower(coalesce(u.display_name, u.first_name || ' ' || u.last_name))", "text"),
            "createdAt", new SortColumn("u.created_at", "timestamptz"));

    private static final String COLUMNS = """
            u.id, u.email, u.first_name, u.last_name, u.display_name, u.phone, u.time_zone, u.locale, u.status,
            u.last_login_at, CAST(u.preferences AS text), CAST(u.metadata AS text), u.created_at, u.updated_at, u.version\
            """;

    @Inject
    EntityManager entityManager;

    Page<UserView> page(OrganizationId organization, UserFilter filter, PageRequest request) {
        KeysetQuery query = new KeysetQuery(COLUMNS, "users u", "u.id")
                .where("u.organization_id = :organization", ORGANIZATION, organization.value())
                .where("u.deleted_at IS NULL")
                .whereIfPresent(
                        "u.search_text LIKE :words", "words", filter.words().map(SearchText::containing))
                .whereIfPresent("""
                        EXISTS (SELECT FROM user_roles AS f
                                WHERE f.organization_id = u.organization_id AND f.user_id = u.id
                                  AND f.role_id = :role AND f.is_active)\
                        """, "role", filter.role());
        List<String> statuses =
                filter.statuses().stream().map(UserStatus::wireName).toList();
        if (!statuses.isEmpty()) {
            query.where("u.status IN (:statuses)", "statuses", statuses);
        }
        Page<UserView> page = query.page(request, SORTS, "-createdAt")
                .run(entityManager::createNativeQuery)
                .map(UserDirectoryRepository::view);
        List<UUID> ids = page.items().stream().map(UserView::id).toList();
        Map<UUID, List<UserView.Assignment>> roles = ids.isEmpty() ? Map.of() : roles(organization, ids);
        return page.map(user -> user.with(roles.getOrDefault(user.id(), List.of())));
    }

    @SuppressWarnings("unchecked")
    Optional<UserView> find(OrganizationId organization, UserId user) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT " + COLUMNS + " FROM users u"
                        + " WHERE u.organization_id = :organization AND u.id = :user AND u.deleted_at IS NULL")
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("user", user.value())
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(UserDirectoryRepository::view)
                .map(found ->
                        found.with(roles(organization, List.of(user.value())).getOrDefault(user.value(), List.of())));
    }

    /** Keeps others from changing who is an administrator until the transaction ends. */
    void lockAdministration(OrganizationId organization) {
        var unused = entityManager
                .createNativeQuery("""
                        SELECT id FROM roles
                        WHERE organization_id = :organization AND is_system AND name = 'admin'
                        FOR UPDATE
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList();
    }

    /** Whether anybody is left who may do everything, now and for good. */
    boolean hasAdministrator(OrganizationId organization) {
        entityManager.flush();
        return !entityManager
                .createNativeQuery("""
                        SELECT 1
                        FROM user_roles AS a
                        JOIN roles AS r ON r.organization_id = a.organization_id AND r.id = a.role_id
                        JOIN users AS u ON u.organization_id = a.organization_id AND u.id = a.user_id
                        WHERE a.organization_id = :organization
                          AND r.is_system AND r.name = 'admin' AND r.is_active
                          AND a.is_active AND a.expires_at IS NULL
                          AND u.status = 'active' AND u.deleted_at IS NULL
                        LIMIT 1
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .getResultList()
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, List<UserView.Assignment>> roles(OrganizationId organization, Collection<UUID> users) {
        Stream<Object[]> rows = entityManager
                .createNativeQuery("""
                        SELECT a.user_id, r.id, r.name, a.expires_at
                        FROM user_roles AS a
                        JOIN roles AS r ON r.organization_id = a.organization_id AND r.id = a.role_id
                        WHERE a.organization_id = :organization AND a.user_id IN (:users) AND a.is_active
                        ORDER BY lower(r.name)
                        """)
                .setParameter(ORGANIZATION, organization.value())
                .setParameter("users", users)
                .getResultStream();
        return rows.map(RowReader::new)
                .map(row -> Map.entry(row.id(), new UserView.Assignment(row.id(), row.text(), row.instantOrNull())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static UserView view(Object[] columns) {
        RowReader row = new RowReader(columns);
        UUID id = row.id();
        String email = row.text();
        String firstName = row.text();
        String lastName = row.text();
        String displayName = row.textOrNull();
        String phone = row.textOrNull();
        String zone = row.text();
        String locale = row.text();
        UserStatus status = UserStatus.parse(row.text());
        Instant lastLoginAt = row.instantOrNull();
        return new UserView(
                id,
                email,
                firstName,
                lastName,
                displayName,
                phone,
                zone,
                locale,
                status,
                List.of(),
                lastLoginAt,
                StoredLabels.parse(row.text()),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()),
                null);
    }
}
