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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kind of supply, as the tax authority sees it. Its rates are rows of their own, one per period. */
@Entity
@Table(
        name = "tax_classes",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_tax_classes_code",
                        columnNames = {"organization_id", "code"}))
class TaxClass extends AuthoredRow {

    @Column(name = "code", nullable = false)
    private String code;

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Convert(converter = TaxKindConverter.class)
    @Column(name = "kind", nullable = false)
    private TaxKind kind;

    @Column(name = "description", length = 500)
    private @Nullable String description;

    @Column(name = "display_order", nullable = false)
    private int displayOrder;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected TaxClass() {}

    private TaxClass(OrganizationId organization, NewTaxClass content, Instant at) {
        super(organization, Ids.next(), null, at);
        this.code = content.code();
        this.name = content.name();
        this.kind = content.kind();
        this.displayOrder = content.displayOrder();
        this.active = true;
    }

    /** A new row, made by the system. */
    static TaxClass of(OrganizationId organization, NewTaxClass content, Instant at) {
        return new TaxClass(organization, content, at);
    }

    @SuppressWarnings("NullAway.Init")
    private TaxClass(Caller author, Instant at) {
        super(author.organization(), Ids.next(), author.user(), at);
    }

    /** A new class as somebody stated it, everything said. */
    static TaxClass of(Caller author, CreateTaxClass content, Instant at) {
        TaxClass taxClass = new TaxClass(author, at);
        taxClass.take(content);
        return taxClass;
    }

    /** Takes over what a change says, everything said. */
    void change(Caller author, CreateTaxClass content, Instant at) {
        take(content);
        touch(author.user(), at);
    }

    private void take(CreateTaxClass content) {
        code = content.code();
        name = content.name();
        kind = content.kind();
        description = content.description();
        displayOrder = Objects.requireNonNull(content.displayOrder());
        active = Boolean.TRUE.equals(content.isActive());
    }

    /** What it would be made from, were it made now with these rates. */
    CreateTaxClass content(List<CreateTaxClass.Rate> rates) {
        return new CreateTaxClass(code, name, kind, description, displayOrder, active, rates);
    }

    /** How it looks with these rates. */
    TaxClassView view(List<CreateTaxClass.Rate> rates) {
        return new TaxClassView(
                id(),
                code,
                name,
                kind,
                description,
                displayOrder,
                active,
                rates.stream().map(TaxClassView.Rate::of).toList(),
                createdAt(),
                updatedAt(),
                EntityTag.of(version()));
    }
}
