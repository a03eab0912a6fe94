package com.pivotalflow.identity;

import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One permission of one role; made and removed, never changed. */
@Entity
@Table(
        name = "role_permissions",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_role_permissions_role_id_permission_code",
                        columnNames = {"organization_id", "role_id", "permission_code"}))
class RolePermission {

    @Id
    @Column(name = "id", nullable = false, updatable = false)
    private UUID id;

    @Column(name = "organization_id", nullable = false, updatable = false)
    private UUID organizationId;

    @Column(name = "role_id", nullable = false, updatable = false)
    private UUID roleId;

    @Column(name = "permission_code", nullable = false, updatable = false)
    private String permissionCode;

    @Column(name = "granted_by", updatable = false)
    private @Nullable UUID grantedBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected RolePermission() {}

    /** A grant by somebody. */
    RolePermission(Caller author, UUID roleId, String permissionCode, Instant at) {
        this(author.organization(), Ids.next(), roleId, permissionCode, at);
        this.grantedBy = author.user().value();
    }

    /** A grant by the system. */
    RolePermission(OrganizationId organization, UUID id, UUID roleId, String permissionCode, Instant at) {
        this.organizationId = organization.value();
        this.id = id;
        this.roleId = roleId;
        this.permissionCode = permissionCode;
        this.createdAt = at.truncatedTo(ChronoUnit.MICROS);
    }
}
