package com.pivotalflow.ratecard;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
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

    /** A new row, made by the system. */
    static DeliveryRole of(OrganizationId organization, NewDeliveryRole content, Instant at) {
        return new DeliveryRole(organization, content, at);
    }
}
