package com.pivotalflow.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What every row of a tenant has that is written once: its organization, its id, and when it was made, in UTC. */
@MappedSuperclass
public abstract class FrozenRow {

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected FrozenRow() {}

    /**
     * A new row of a tenant.
     *
     * @param organization the tenant
     * @param at when it is made
     */
    protected FrozenRow(OrganizationId organization, Instant at) {
        this.organizationId = organization.value();
        this.id = Ids.next();
        this.createdAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The id, unique in the organization. */
    public UUID id() {
        return id;
    }

    /** The tenant. */
    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }
}
