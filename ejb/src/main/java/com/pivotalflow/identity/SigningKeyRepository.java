package com.pivotalflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The keys that sign access tokens. They belong to the installation, so there is no tenant. */
@ApplicationScoped
class SigningKeyRepository {

    @Inject
    EntityManager entityManager;

    /** All keys, newest first. */
    List<SigningKey> all() {
        return entityManager
                .createQuery("SELECT k FROM SigningKey k ORDER BY k.signFrom DESC, k.kid DESC", SigningKey.class)
                .getResultList();
    }

    /** Lets one node at a time decide whether a key is missing; the lock ends with the transaction. */
    void lock() {
        var unused = entityManager
                .createNativeQuery(
                        "SELECT CAST(pg_advisory_xact_lock(hashtextextended('pivotal.signing_keys', 0)) AS text)")
                .getResultList();
    }

    void add(SigningKey key) {
        entityManager.persist(key);
        entityManager.flush();
    }
}
