package com.pivotalflow.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What every changeable row of a tenant has: its organization, its id, the row version that entity tags come from, and
 * two instants in UTC with microseconds.
 */
@MappedSuperclass
public abstract class TenantRow {

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected TenantRow() {}

    /**
     * A new row of a tenant.
     *
     * @param organization the tenant
     * @param id made by the application
     * @param at when it is made
     */
    protected TenantRow(OrganizationId organization, UUID id, Instant at) {
        this.organizationId = organization.value();
        this.id = id;
        this.createdAt = at.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = this.createdAt;
    }

    /** The id, unique in the organization. */
    public UUID id() {
        return id;
    }

    /** The tenant. */
    public OrganizationId organization() {
        return new OrganizationId(organizationId);
    }

    /** How often the row was changed; the source of the entity tag. */
    public long version() {
        return version;
    }

    /** When the row was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When the row was last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Notes that the row changes now. */
    protected void touch(Instant at) {
        updatedAt = at.truncatedTo(ChronoUnit.MICROS);
    }
}
