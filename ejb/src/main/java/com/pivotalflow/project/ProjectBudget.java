package com.pivotalflow.project;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** Planned effort of a project in one category and role. */
@Entity
@Table(
        name = "project_budgets",
        indexes = {
            @Index(name = "ix_project_budgets_project_id", columnList = "organization_id, project_id"),
            @Index(
                    name = "ix_project_budgets_service_category_id",
                    columnList = "organization_id, service_category_id"),
            @Index(name = "ix_project_budgets_delivery_role_id", columnList = "organization_id, delivery_role_id")
        })
class ProjectBudget extends TenantRow {

    @SuppressWarnings("UnusedVariable") // mapped for the foreign key
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "project_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Project project;

    @SuppressWarnings("UnusedVariable") // read by a statement of its own
    @Column(name = "service_category_id")
    private @Nullable UUID serviceCategoryId;

    @SuppressWarnings("UnusedVariable") // read by a statement of its own
    @Column(name = "delivery_role_id")
    private @Nullable UUID deliveryRoleId;

    @SuppressWarnings("UnusedVariable") // read by a statement of its own
    @Column(name = "unit", nullable = false, length = 50)
    private String unit;

    @SuppressWarnings("UnusedVariable") // read by a statement of its own
    @Column(name = "quantity", nullable = false, precision = 19, scale = 6)
    private BigDecimal quantity;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ProjectBudget() {}

    ProjectBudget(Project project, PlannedProject.Budget planned, Instant at) {
        super(project.organization(), Ids.next(), at);
        this.project = project;
        this.serviceCategoryId = planned.serviceCategoryId();
        this.deliveryRoleId = planned.deliveryRoleId();
        this.unit = planned.unit();
        this.quantity = planned.quantity();
    }
}
