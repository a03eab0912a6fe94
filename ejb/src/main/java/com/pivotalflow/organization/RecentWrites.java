package com.pivotalflow.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/** When organizations last wrote through this node, as far as a copy of the database may lack it. */
@ApplicationScoped
class RecentWrites {

    private final ConcurrentHashMap<OrganizationId, Long> last = new ConcurrentHashMap<>();

    /** Notes that a transaction with changes of the organization is over now. */
    void note(OrganizationId organization) {
        last.put(organization, System.nanoTime());
    }

    /** Whether all that the organization wrote was written before a moment; what is older than that need not be kept. */
    boolean areBefore(long moment, OrganizationId organization) {
        return last.computeIfPresent(organization, (id, written) -> written - moment < 0 ? null : written) == null;
    }
}
