package com.pivotalflow.allocation;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.project.ProjectId;
import com.pivotalflow.ratecard.DeliveryRoleId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person's share of time on a project. Removed for good when it is deleted; the audit keeps what it was. */
@Entity
@Table(
        name = "resource_allocations",
        indexes = {
            @Index(name = "ix_resource_allocations_delivery_role_id", columnList = "organization_id, delivery_role_id"),
            @Index(
                    name = "ix_resource_allocations_project_id_start_date",
                    columnList = "organization_id, project_id, start_date"),
            @Index(
                    name = "ix_resource_allocations_user_id_start_date_end_date",
                    columnList = "organization_id, user_id, start_date, end_date")
        })
class ResourceAllocation extends AuthoredRow {

    @Column(name = "project_id", nullable = false, updatable = false)
    private UUID projectId;

    @Column(name = "user_id", nullable = false)
    private UUID userId;

    @Column(name = "delivery_role_id", nullable = false)
    private UUID deliveryRoleId;

    @Column(name = "allocation_fraction", nullable = false, precision = 11, scale = 8)
    private BigDecimal allocationFraction;

    @Column(name = "start_date", nullable = false)
    private LocalDate startDate;

    @Column(name = "end_date", nullable = false)
    private LocalDate endDate;

    @Column(name = "is_billable", nullable = false)
    private boolean billable;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "notes", nullable = false)
    private Metadata notes;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ResourceAllocation() {}

    @SuppressWarnings("NullAway.Init")
    private ResourceAllocation(Caller author, ProjectId project, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.projectId = project.value();
    }

    /**
     * A new one.
     *
     * @param content complete
     */
    static ResourceAllocation of(Caller author, ProjectId project, CreateAllocation content, Instant at) {
        ResourceAllocation allocation = new ResourceAllocation(author, project, at);
        allocation.take(content);
        return allocation;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateAllocation content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateAllocation content) {
        userId = content.userId().value();
        deliveryRoleId = content.roleId().value();
        allocationFraction = Percentage.ofPercent(content.allocationPercent()).fraction();
        startDate = content.startDate();
        endDate = content.endDate();
        billable = Boolean.TRUE.equals(content.isBillable());
        notes = content.notes();
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    /** What it would be made from, were it made now. */
    CreateAllocation content() {
        return new CreateAllocation(
                new UserId(userId),
                new DeliveryRoleId(deliveryRoleId),
                Percentage.ofFraction(allocationFraction).percent(),
                startDate,
                endDate,
                billable,
                notes);
    }

    AllocationView view() {
        return new AllocationView(
                id(),
                projectId,
                userId,
                deliveryRoleId,
                Percentage.ofFraction(allocationFraction).percentText(),
                startDate,
                endDate,
                billable,
                notes,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }
}
