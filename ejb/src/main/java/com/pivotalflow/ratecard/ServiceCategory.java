package com.pivotalflow.ratecard;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
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

    @SuppressWarnings("NullAway.Init")
    private ServiceCategory(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new category as somebody stated it. */
    static ServiceCategory of(Caller author, CreateServiceCategory content, Instant at) {
        ServiceCategory category = new ServiceCategory(author, at);
        category.take(content);
        return category;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateServiceCategory content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateServiceCategory content) {
        CreateServiceCategory whole = content.complete();
        name = whole.name();
        code = whole.code();
        description = whole.description();
        parentId = whole.parentId() == null ? null : whole.parentId().value();
        sortOrder = Objects.requireNonNull(whole.sortOrder());
        colour = whole.colour();
        icon = whole.icon();
        visible = Boolean.TRUE.equals(whole.isVisible());
        active = Boolean.TRUE.equals(whole.isActive());
        metadata = whole.metadata();
    }

    /** What it would be made from, were it made now. */
    CreateServiceCategory content() {
        return new CreateServiceCategory(
                name,
                code,
                description,
                parentId == null ? null : new ServiceCategoryId(parentId),
                sortOrder,
                colour,
                icon,
                visible,
                active,
                metadata);
    }

    /** How clients see it. */
    ServiceCategoryView view() {
        return new ServiceCategoryView(
                id(),
                name,
                code,
                description,
                parentId,
                sortOrder,
                colour,
                icon,
                visible,
                active,
                metadata,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }

    /** A new row, made by the system. */
    static ServiceCategory of(OrganizationId organization, NewServiceCategory content, Instant at) {
        return new ServiceCategory(organization, content, at);
    }
}
