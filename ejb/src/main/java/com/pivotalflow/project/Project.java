package com.pivotalflow.project;

import com.pivotalflow.customer.CustomerId;
import com.pivotalflow.listing.SearchText;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.MetadataConverter;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Work for a customer. Knows no quotes: a conversion names both. */
@Entity
@Table(
        name = "projects",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_projects_customer_id_id",
                        columnNames = {"organization_id", "customer_id", "id"}),
        indexes = @Index(name = "ix_projects_owner_id", columnList = "organization_id, owner_id"))
class Project extends AuthoredRow {

    @Column(name = "customer_id", nullable = false)
    private UUID customerId;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "code", length = 50)
    private @Nullable String code;

    @Column(name = "description", length = 2000)
    private @Nullable String description;

    @Convert(converter = ProjectStatusConverter.class)
    @Column(name = "status", nullable = false)
    private ProjectStatus status;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "start_date")
    private @Nullable LocalDate startDate;

    @Column(name = "end_date")
    private @Nullable LocalDate endDate;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @NoBusinessValues
    @Convert(converter = MetadataConverter.class)
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "metadata", nullable = false)
    private Metadata metadata;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Project() {}

    private Project(OrganizationId organization, NewProject content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.customerId = content.customer().value();
        this.name = content.name();
        this.code = content.code();
        this.status = ProjectStatus.ACTIVE;
        this.searchText = SearchText.of(name, code);
        this.metadata = Metadata.none();
    }

    private Project(Caller author, PlannedProject content, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
        this.customerId = content.customer().value();
        this.name = content.name();
        this.description = content.description();
        this.ownerId = content.owner().map(UserId::value).orElse(null);
        this.status = ProjectStatus.ACTIVE;
        this.searchText = SearchText.of(name, code);
        this.metadata = Metadata.none();
    }

    /** A new active project, made by the system. */
    static Project of(OrganizationId organization, NewProject content, Instant at) {
        return new Project(organization, content, at);
    }

    /** A new active project, made by somebody. */
    static Project planned(Caller author, PlannedProject content, Instant at) {
        return new Project(author, content, at);
    }

    @SuppressWarnings("NullAway.Init")
    private Project(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new project as somebody stated it. */
    static Project of(Caller author, CreateProject content, Instant at) {
        Project project = new Project(author, at);
        project.take(content, at);
        return project;
    }

    /** Takes over what a change says. */
    void change(Caller author, CreateProject content, Instant at) {
        take(content, at);
        touch(author.user(), at);
    }

    /** Gone from all lists. */
    void delete(Caller author, Instant at) {
        deletedAt = at.truncatedTo(ChronoUnit.MICROS);
        touch(author.user(), at);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    private void take(CreateProject content, Instant at) {
        CreateProject whole = content.complete();
        name = whole.name();
        code = whole.code();
        description = whole.description();
        customerId = whole.customerId();
        become(Objects.requireNonNull(whole.status()), at);
        ownerId = whole.ownerId();
        startDate = whole.startDate();
        endDate = whole.endDate();
        searchText = SearchText.of(name, code);
        metadata = whole.metadata();
    }

    /** Closed when it becomes done or given up, and open again when it goes on. */
    private void become(ProjectStatus next, Instant at) {
        status = next;
        boolean isClosed = next == ProjectStatus.COMPLETED || next == ProjectStatus.CANCELLED;
        if (!isClosed) {
            closedAt = null;
        } else if (closedAt == null) {
            closedAt = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** What it would be made from, were it made now. */
    CreateProject content(List<CreateProject.Budget> budgets) {
        return new CreateProject(
                name, code, description, customerId, status, ownerId, startDate, endDate, budgets, metadata);
    }

    /** What documents need to know. */
    ProjectReference reference() {
        return new ProjectReference(new ProjectId(id()), new CustomerId(customerId), name);
    }
}
