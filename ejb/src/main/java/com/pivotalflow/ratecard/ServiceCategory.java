package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A category of services; categories form a tree. */
@Entity
@Table(
        name = "service_categories",
        indexes = @Index(name = "ix_service_categories_parent_id", columnList = "organization_id, parent_id"))
class ServiceCategory extends AuthoredRow {

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "code", length = 50)
    private @Nullable String code;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Column(name = "sort_order", nullable = false)
    private int sortOrder;

    @Column(name = "colour")
    private @Nullable String colour;

    @Column(name = "icon", length = 50)
    private @Nullable String icon;

    @Column(name = "is_visible", nullable = false)
    private boolean visible;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ServiceCategory() {}

    private ServiceCategory(OrganizationId organization, NewServiceCategory content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.name = content.name();
        this.code = content.code();
        this.sortOrder = content.sortOrder();
        this.visible = true;
        this.active = true;
        this.metadata = Metadata.none();
    }

    /** A new row, made by the system. */
    static ServiceCategory of(OrganizationId organization, NewServiceCategory content, Instant at) {
        return new ServiceCategory(organization, content, at);
    }
}
