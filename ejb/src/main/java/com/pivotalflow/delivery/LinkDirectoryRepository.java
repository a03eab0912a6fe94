package com.pivotalflow.delivery;

import com.pivotalflow.organization.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks the look-up function of the database, which gives ids and nothing else. */
@ApplicationScoped
class LinkDirectoryRepository {

    @Inject
    EntityManager entityManager;

    @SuppressWarnings("unchecked")
    Optional<LinkHolder> find(LinkToken token) {
        List<Object[]> rows = entityManager
                .createNativeQuery("SELECT organization_id, id FROM find_token('link', :hash)")
                .setParameter("hash", token.hash())
                .getResultList();
        return rows.stream().findFirst().map(row -> new LinkHolder(new OrganizationId((UUID) row[0]), (UUID) row[1]));
    }
}
