package com.pivotalflow.ratecard;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trade role that is sold and allocated, such as Senior Developer; not an access role. */
@Entity
@Table(
        name = "delivery_roles",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_delivery_roles_code",
                        columnNames = {"organization_id", "code"}))
class DeliveryRole extends AuthoredRow {

    @Column(name = "code", nullable = false)
    private String code;

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Convert(converter = SeniorityConverter.class)
    @Column(name = "seniority")
    private @Nullable Seniority seniority;

    @Column(name = "sort_order", nullable = false)
    private int sortOrder;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected DeliveryRole() {}

    private DeliveryRole(OrganizationId organization, NewDeliveryRole content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.code = content.code();
        this.name = content.name();
        this.seniority = content.seniority();
        this.sortOrder = content.sortOrder();
        this.active = true;
    }

    @SuppressWarnings("NullAway.Init")
    private DeliveryRole(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new role as somebody stated it. */
    static DeliveryRole of(Caller author, CreateDeliveryRole content, Instant at) {
        DeliveryRole role = new DeliveryRole(author, at);
        role.take(content);
        return role;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateDeliveryRole content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateDeliveryRole content) {
        CreateDeliveryRole whole = content.complete();
        code = whole.code();
        name = whole.name();
        seniority = whole.seniority();
        sortOrder = Objects.requireNonNull(whole.sortOrder());
        active = Boolean.TRUE.equals(whole.isActive());
    }

    /** What it would be made from, were it made now. */
    CreateDeliveryRole content() {
        return new CreateDeliveryRole(code, name, seniority, sortOrder, active);
    }

    /** How clients see it. */
    DeliveryRoleView view() {
        return new DeliveryRoleView(
                id(), code, name, seniority, sortOrder, active, createdAt(), updatedAt(), EntityTag.of(version()));
    }

    /** A new row, made by the system. */
    static DeliveryRole of(OrganizationId organization, NewDeliveryRole content, Instant at) {
        return new DeliveryRole(organization, content, at);
    }
}
