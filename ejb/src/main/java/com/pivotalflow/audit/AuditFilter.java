package com.pivotalflow.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which entries to list; what is empty does not restrict.
 *
 * @param entityType kind of the thing
 * @param entity the thing
 * @param action what was done
 * @param actor the user who did it
 * @param request trace id of the request
 * @param bounds of the instant, by comparison
 */
public record AuditFilter(
        Optional<String> entityType,
        Optional<UUID> entity,
        Optional<String> action,
        Optional<UUID> actor,
        Optional<String> request,
        Map<Comparison, Instant> bounds) {

    public AuditFilter {
        bounds = Map.copyOf(bounds);
    }

    /** How an instant may compare with a bound. */
    public enum Comparison {
        /** Later. */
        GT(">"),
        /** Later or the same. */
        GTE(">="),
        /** Earlier. */
        LT("<"),
        /** Earlier or the same. */
        LTE("<=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }
}
