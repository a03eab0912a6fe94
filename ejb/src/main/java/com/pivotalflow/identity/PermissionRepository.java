package com.pivotalflow.identity;

import com.pivotalflow.listing.RowReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The catalogue of permissions, which a migration writes; the same for all organizations. */
@ApplicationScoped
class PermissionRepository {

    @Inject
    EntityManager entityManager;

    /** All of them in alphabetical order. */
    @SuppressWarnings("unchecked")
    List<PermissionView> all() {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT code, resource, description, is_reserved FROM permissions ORDER BY code")
                .getResultList();
        return rows.stream()
                .map(RowReader::new)
                .map(row -> new PermissionView(row.text(), row.text(), row.text(), row.bit()))
                .toList();
    }
}
