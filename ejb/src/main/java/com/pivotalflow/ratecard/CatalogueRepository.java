package com.pivotalflow.ratecard;

import com.pivotalflow.listing.KeysetQuery;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.listing.PageStatement;
import com.pivotalflow.listing.RowReader;
import com.pivotalflow.listing.SortColumn;
import com.pivotalflow.metadata.StoredLabels;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Categories of services and trade roles. */
@ApplicationScoped
class CatalogueRepository {

    private static final String CATEGORY_COLUMNS = """
            s.id, s.name, s.code, s.description, s.parent_id, s.sort_order, s.colour, s.icon, s.is_visible, s.is_active,
            CAST(s.metadata AS text), s.created_at, s.updated_at, s.version\
            """;

    private static final String ROLE_COLUMNS =
            "d.id, d.code, d.name, d.seniority, d.sort_order, d.is_active, d.created_at, d.updated_at, d.version";

    private static final Map<String, SortColumn> CATEGORY_SORTS =
            Map.of("name", new SortColumn("lower(s.name)", "text"));

    private static final Map<String, SortColumn> ROLE_SORTS = Map.of("code", new SortColumn("d.code", "text"));

    /** The words are names of {@link CatalogueReference.Target}; an id is asked for as what it was named as. */
    private static final String KNOWN = """
            SELECT 'CATEGORY', id FROM service_categories WHERE organization_id = :organization AND id IN (:ids)
            UNION ALL
            SELECT 'ROLE', id FROM delivery_roles WHERE organization_id = :organization AND id IN (:ids)
            UNION ALL
            SELECT 'RATE_CARD', id FROM rate_cards WHERE organization_id = :organization AND id IN (:ids)
            """;

    @Inject
    EntityManager entityManager;

    Page<ServiceCategoryView> categories(OrganizationId organization, PageRequest request) {
        PageStatement statement = new KeysetQuery(CATEGORY_COLUMNS, "service_categories s", "s.id")
                .where("s.organization_id = :organization", "organization", organization.value())
                .page(request, CATEGORY_SORTS, "name");
        return statement.run(entityManager::createNativeQuery).map(CatalogueRepository::category);
    }

    Page<DeliveryRoleView> roles(OrganizationId organization, PageRequest request) {
        PageStatement statement = new KeysetQuery(ROLE_COLUMNS, "delivery_roles d", "d.id")
                .where("d.organization_id = :organization", "organization", organization.value())
                .page(request, ROLE_SORTS, "code");
        return statement.run(entityManager::createNativeQuery).map(CatalogueRepository::role);
    }

    Optional<ServiceCategoryView> category(OrganizationId organization, ServiceCategoryId id) {
        return Optional.ofNullable(entityManager.find(ServiceCategory.class, id.value()))
                .filter(found -> found.organization().equals(organization))
                .map(ServiceCategory::view);
    }

    Optional<DeliveryRoleView> role(OrganizationId organization, DeliveryRoleId id) {
        return Optional.ofNullable(entityManager.find(DeliveryRole.class, id.value()))
                .filter(found -> found.organization().equals(organization))
                .map(DeliveryRole::view);
    }

    /** A category, kept from being changed by others until the transaction ends. */
    Optional<ServiceCategory> lockCategory(OrganizationId organization, ServiceCategoryId id) {
        return Optional.ofNullable(
                        entityManager.find(ServiceCategory.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.organization().equals(organization));
    }

    /** A trade role, kept likewise. */
    Optional<DeliveryRole> lockRole(OrganizationId organization, DeliveryRoleId id) {
        return Optional.ofNullable(entityManager.find(DeliveryRole.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.organization().equals(organization));
    }

    /** Lets nobody else hang a category elsewhere until the transaction ends. */
    void awaitTree(OrganizationId organization) {
        var unused = entityManager
                .createNativeQuery("""
                        SELECT CAST(pg_advisory_xact_lock(
                            hashtextextended('categories ' || CAST(:organization AS text), 0)) AS text)
                        """)
                .setParameter("organization", organization.value())
                .getResultList();
    }

    /** A category and all that it is part of, nearest first; empty when there is no such category. */
    List<ServiceCategoryId> lineOf(OrganizationId organization, ServiceCategoryId id) {
        List<?> line = entityManager
                .createNativeQuery("""
                        WITH RECURSIVE line (id, parent_id, step) AS (
                            SELECT id, parent_id, 0 FROM service_categories
                            WHERE organization_id = :organization AND id = :id
                            UNION ALL
                            SELECT s.id, s.parent_id, line.step + 1
                            FROM service_categories s JOIN line ON s.id = line.parent_id
                            WHERE s.organization_id = :organization AND line.step < 100)
                        SELECT id FROM line ORDER BY step
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("id", id.value())
                .getResultList();
        return line.stream().map(UUID.class::cast).map(ServiceCategoryId::new).toList();
    }

    void remove(OrganizationId organization, ServiceCategory category) {
        entityManager.remove(category);
        entityManager.flush();
    }

    void flush(OrganizationId organization) {
        entityManager.flush();
    }

    /** Which of the ids exist, each with what it is. */
    @SuppressWarnings("unchecked")
    Set<Known> known(OrganizationId organization, List<CatalogueReference> references) {
        List<UUID> ids =
                references.stream().map(CatalogueReference::id).distinct().toList();
        List<Object[]> rows = entityManager
                .createNativeQuery(KNOWN)
                .setParameter("organization", organization.value())
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new Known(CatalogueReference.Target.valueOf(row.text()), row.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Optional<ServiceCategoryId> categoryOf(OrganizationId organization, String code) {
        return entityManager
                .createQuery("""
                        SELECT s.id FROM ServiceCategory s
                        WHERE s.organizationId = :organization AND LOWER(s.code) = LOWER(:code)
                        """, UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("code", code)
                .getResultStream()
                .map(ServiceCategoryId::new)
                .findFirst();
    }

    Optional<DeliveryRoleId> roleOf(OrganizationId organization, String code) {
        return entityManager
                .createQuery(
                        "SELECT d.id FROM DeliveryRole d WHERE d.organizationId = :organization AND d.code = :code",
                        UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("code", code)
                .getResultStream()
                .map(DeliveryRoleId::new)
                .findFirst();
    }

    ServiceCategoryId add(OrganizationId organization, ServiceCategory category) {
        entityManager.persist(category);
        entityManager.flush();
        return new ServiceCategoryId(category.id());
    }

    DeliveryRoleId add(OrganizationId organization, DeliveryRole role) {
        entityManager.persist(role);
        entityManager.flush();
        return new DeliveryRoleId(role.id());
    }

    private static ServiceCategoryView category(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new ServiceCategoryView(
                row.id(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.idOrNull(),
                row.whole(),
                row.textOrNull(),
                row.textOrNull(),
                row.bit(),
                row.bit(),
                StoredLabels.parse(row.text()),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static DeliveryRoleView role(Object[] columns) {
        RowReader row = new RowReader(columns);
        return new DeliveryRoleView(
                row.id(),
                row.text(),
                row.text(),
                seniority(row.textOrNull()),
                row.whole(),
                row.bit(),
                row.instant(),
                row.instant(),
                EntityTag.of(row.version()));
    }

    private static @Nullable Seniority seniority(@Nullable String name) {
        return name == null ? null : Seniority.parse(name).orElseThrow();
    }

    /**
     * A record that exists.
     *
     * @param target what it is
     * @param id its id
     */
    record Known(CatalogueReference.Target target, UUID id) {

        static Known of(CatalogueReference reference) {
            return new Known(reference.target(), reference.id());
        }
    }
}
