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

    /** Lets every key that still signs do so until then only. */
    void retire(Instant at) {
        entityManager
                .createNativeQuery("UPDATE signing_keys SET retired_at = :at WHERE retired_at IS NULL")
                .setParameter("at", at.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }

    /** Removes keys that were retired before then. */
    void removeRetiredBefore(Instant then) {
        entityManager
                .createNativeQuery("DELETE FROM signing_keys WHERE retired_at < :then")
                .setParameter("then", then.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }

    /**
     * Stores a key.
     *
     * @param sealed the private part, sealed
     * @param signFrom when it begins to sign
     */
    void add(String kid, SigningAlgorithm algorithm, byte[] publicDer, byte[] sealed, Instant signFrom) {
        // As an entity it would go out in a batch, and the error of a batch holds every value, which the log repeats.
        entityManager
                .createNativeQuery("INSERT INTO signing_keys"
                        + " (kid, algorithm, public_der, private_sealed, sign_from, created_at)"
                        + " VALUES (:kid, :algorithm, :publicDer, :sealed, :signFrom, now())")
                .setParameter("kid", kid)
                .setParameter("algorithm", algorithm.name())
                .setParameter("publicDer", publicDer)
                .setParameter("sealed", sealed)
                .setParameter("signFrom", signFrom.truncatedTo(ChronoUnit.MICROS))
                .executeUpdate();
    }
}
