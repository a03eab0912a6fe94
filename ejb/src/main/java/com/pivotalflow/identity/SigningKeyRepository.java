package com.pivotalflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * Stores a key that signs from now on.
     *
     * @param sealed the private part, sealed
     */
    void add(String kid, SigningAlgorithm algorithm, byte[] publicDer, byte[] sealed, Instant now) {
        // As an entity it would go out in a batch, and the error of a batch holds every value, which the log repeats.
        entityManager
                .createNativeQuery("INSERT INTO signing_keys"
                        + " (kid, algorithm, public_der, private_sealed, sign_from, created_at)"
                        + " VALUES (:kid, :algorithm, :publicDer, :sealed, :now, :now)")
                .setParameter("kid", kid)
                .setParameter("algorithm", algorithm.name())
                .setParameter("publicDer", publicDer)
                .setParameter("sealed", sealed)
                .setParameter("now", now.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }
}
