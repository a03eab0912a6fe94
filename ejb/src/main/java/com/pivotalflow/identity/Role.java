package com.pivotalflow.identity;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A named set of permissions. */
@Entity
@Table(name = "roles")
class Role extends AuthoredRow {

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Column(name = "description", length = 500)
    private @Nullable String description;

    @Column(name = "is_system", nullable = false, updatable = false)
    private boolean isSystem;

    @Column(name = "is_active", nullable = false)
    private boolean isActive;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Role() {}

    private Role(OrganizationId organization, UUID id, SystemRole content, Instant at) {
        super(organization, id, null, at);
        this.name = content.roleName();
        this.description = content.description();
        this.isSystem = true;
        this.isActive = true;
    }

    /** A role that comes with the product. */
    static Role system(OrganizationId organization, UUID id, SystemRole content, Instant at) {
        return new Role(organization, id, content, at);
    }

    String name() {
        return name;
    }
}
