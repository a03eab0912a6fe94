package com.pivotalflow.identity;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.TenantRow;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a person has a role, for good or until an instant. */
@Entity
@Table(
        name = "user_roles",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_user_roles_user_id_role_id",
                        columnNames = {"organization_id", "user_id", "role_id"}),
        indexes = @Index(name = "ix_user_roles_role_id", columnList = "organization_id, role_id"))
class UserRole extends TenantRow {

    @Column(name = "user_id", nullable = false, updatable = false)
    private UUID userId;

    @Column(name = "role_id", nullable = false, updatable = false)
    private UUID roleId;

    @Column(name = "assigned_by")
    private @Nullable UUID assignedBy;

    @Column(name = "assigned_at", nullable = false)
    private Instant assignedAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "is_active", nullable = false)
    private boolean isActive;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected UserRole() {}

    /** An assignment by the system that does not expire. */
    UserRole(OrganizationId organization, UUID id, UserId user, UUID roleId, Instant at) {
        super(organization, id, at);
        this.userId = user.value();
        this.roleId = roleId;
        this.assignedAt = createdAt();
        this.isActive = true;
    }

    /** An assignment by somebody. */
    UserRole(Caller author, UserId user, UUID roleId, @Nullable Instant expiresAt, Instant at) {
        this(author.organization(), Ids.next(), user, roleId, at);
        this.assignedBy = author.user().value();
        this.expiresAt = expiresAt;
    }

    /** From now on, until an instant or for good. */
    void lasts(@Nullable Instant until, Instant at) {
        expiresAt = until;
        isActive = true;
        touch(at);
    }
}
