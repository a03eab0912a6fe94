package com.pivotalflow.identity;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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

    @SuppressWarnings("NullAway.Init")
    private Role(Caller author, UUID id, Instant at) {
        super(author.organization(), id, author.user(), at);
        this.isSystem = false;
    }

    /** A role that comes with the product. */
    static Role system(OrganizationId organization, UUID id, SystemRole content, Instant at) {
        return new Role(organization, id, content, at);
    }

    /** A role of the organization's own, without any permission yet. */
    static Role own(Caller author, CreateRole content, Instant at) {
        Role role = new Role(author, Ids.next(), at);
        role.take(content);
        return role;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateRole content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    /** Notes that what it grants changes. */
    void regrant(Caller author, Instant at) {
        touch(author.user(), at);
    }

    private void take(CreateRole content) {
        name = content.name();
        description = content.description();
        isActive = !Boolean.FALSE.equals(content.isActive());
    }

    /** What it would be made from, were it made now. */
    CreateRole content() {
        return new CreateRole(name, description, isActive);
    }

    /** How it looks, granting these. */
    RoleView view(List<String> permissions) {
        return new RoleView(
                id(),
                name,
                description,
                isSystem,
                isActive,
                permissions,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }

    boolean isSystem() {
        return isSystem;
    }

    String name() {
        return name;
    }
}
