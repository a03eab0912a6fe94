package com.pivotalflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** Counts attempts to sign in per digest of an address, before a tenant is known. */
@ApplicationScoped
class LoginThrottleRepository {

    private static final String DIGEST = "digest";

    /** Begins a new window when the old one, or the lock that ended it, is over. A lock is never prolonged. */
    private static final String COUNT = """
            INSERT INTO login_throttles AS t (email_digest, failure_count, window_started_at)
            VALUES (:digest, 1, :now)
            ON CONFLICT (email_digest) DO UPDATE SET
                failure_count = CASE
                    WHEN t.locked_until > :now THEN t.failure_count + 1
                    WHEN t.locked_until IS NOT NULL OR t.window_started_at <= :windowStart THEN 1
                    ELSE t.failure_count + 1
                END,
                window_started_at = CASE
                    WHEN t.locked_until > :now THEN t.window_started_at
                    WHEN t.locked_until IS NOT NULL OR t.window_started_at <= :windowStart THEN :now
                    ELSE t.window_started_at
                END,
                locked_until = CASE
                    WHEN t.locked_until > :now THEN t.locked_until
                    WHEN t.locked_until IS NOT NULL OR t.window_started_at <= :windowStart THEN NULL
                    WHEN t.failure_count + 1 >= :most THEN :lockEnd
                END
            RETURNING
                failure_count,
                CAST(CEIL(EXTRACT(EPOCH FROM locked_until - CAST(:now AS timestamptz))) AS integer)
            """;

    @Inject
    EntityManager entityManager;

    /**
     * Counts one more attempt, in one statement, so that attempts at the same time can't both be the last one allowed.
     *
     * @return what the attempt came to
     */
    Attempt count(byte[] digest, Instant now, int most, Duration window, Duration lock) {
        Object[] row = (Object[]) entityManager
                .createNativeQuery(COUNT)
                .setParameter(DIGEST, digest)
                .setParameter("now", now)
                .setParameter("windowStart", now.minus(window))
                .setParameter("most", most)
                .setParameter("lockEnd", now.plus(lock))
                .getSingleResult();
        int number = ((Number) row[0]).intValue();
        boolean isAllowed = number <= most;
        // Another bound may have locked the address before.
        Integer seconds = row[1] == null ? null : Integer.valueOf(((Number) row[1]).intValue());
        return new Attempt(number, isAllowed || seconds == null ? OptionalInt.empty() : OptionalInt.of(seconds));
    }

    /**
     * One more attempt.
     *
     * @param number which one it is in its window, from 1
     * @param lockedFor how many seconds the address stays locked; empty when this attempt is still allowed
     */
    record Attempt(int number, OptionalInt lockedFor) {}

    /** Takes one attempt back, and with it the lock that it may have caused. */
    void takeBack(byte[] digest) {
        entityManager.createNativeQuery("""
                        UPDATE login_throttles
                        SET failure_count = GREATEST(failure_count - 1, 0), locked_until = NULL
                        WHERE email_digest = :digest
                        """).setParameter(DIGEST, digest).executeUpdate();
    }

    /** Forgets the address. */
    void remove(byte[] digest) {
        entityManager
                .createNativeQuery("DELETE FROM login_throttles WHERE email_digest = :digest")
                .setParameter(DIGEST, digest)
                .executeUpdate();
    }

    /** Forgets all whose window began before an instant. */
    int removeBefore(Instant instant) {
        return entityManager
                .createNativeQuery("DELETE FROM login_throttles WHERE window_started_at < :instant")
                .setParameter("instant", instant)
                .executeUpdate();
    }
}
