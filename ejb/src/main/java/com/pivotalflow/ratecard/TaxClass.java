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
}
