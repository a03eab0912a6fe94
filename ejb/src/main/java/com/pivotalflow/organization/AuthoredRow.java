package com.pivotalflow.organization;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a tenant that also names who made and who last changed it; nobody means the system. */
@MappedSuperclass
public abstract class AuthoredRow extends TenantRow {

    @Column(name = "created_by", updatable = false)
    private @Nullable UUID createdBy;

    @Column(name = "updated_by")
    private @Nullable UUID updatedBy;

    /** For the persistence provider. */
    protected AuthoredRow() {}

    /**
     * A new row.
     *
     * @param organization the tenant
     * @param id made by the application
     * @param author who makes it; absent for the system
     * @param at when it is made
     */
    protected AuthoredRow(OrganizationId organization, UUID id, @Nullable UserId author, Instant at) {
        super(organization, id, at);
        this.createdBy = author == null ? null : author.value();
        this.updatedBy = this.createdBy;
    }

    /** Who made the row; empty for the system. */
    public Optional<UserId> createdBy() {
        return Optional.ofNullable(createdBy).map(UserId::new);
    }

    /** Notes that someone changes the row now. */
    protected void touch(@Nullable UserId author, Instant at) {
        touch(at);
        updatedBy = author == null ? null : author.value();
    }
}
