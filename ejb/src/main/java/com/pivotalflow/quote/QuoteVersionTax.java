package com.pivotalflow.quote;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.organization.FrozenRow;
import com.pivotalflow.pricing.TaxRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** A row of the tax table of a version; never changes. */
@Entity
@Immutable
@Table(
        name = "quote_version_taxes",
        uniqueConstraints = {
            @UniqueConstraint(
                    name = "uq_quote_version_taxes_quote_version_id_tax_class_code_tax_rate",
                    columnNames = {"organization_id", "quote_version_id", "tax_class_code", "tax_rate"})
        })
class QuoteVersionTax extends FrozenRow {

    // Mapped for the foreign key; the version reads its parts, never the other way round.
    @SuppressWarnings("UnusedVariable")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_version_id", nullable = false, updatable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    private QuoteVersion quoteVersion;

    @Column(name = "position", nullable = false)
    private short position;

    @Column(name = "tax_class_code", nullable = false, length = 20)
    private String taxClassCode;

    @Column(name = "label", nullable = false, length = 100)
    private String label;

    @Column(name = "tax_rate", nullable = false, precision = 11, scale = 8)
    private BigDecimal taxRate;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "exempt_reasons", nullable = false)
    private List<String> exemptReasons;

    @Column(name = "taxable_amount", nullable = false, precision = 19, scale = 4)
    private BigDecimal taxable;

    @Column(name = "tax_amount", nullable = false, precision = 19, scale = 4)
    private BigDecimal tax;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected QuoteVersionTax() {}

    QuoteVersionTax(QuoteVersion quoteVersion, int position, TaxRow row, Instant at) {
        super(quoteVersion.organization(), at);
        this.quoteVersion = quoteVersion;
        this.position = (short) position;
        this.taxClassCode = row.classCode();
        this.label = row.label();
        this.taxRate = row.rate().fraction();
        this.exemptReasons = row.exemptReasons();
        this.taxable = row.taxable().amount();
        this.tax = row.tax().amount();
    }

    /** The row as it was computed. */
    TaxRow row(CurrencyUnit currency) {
        return new TaxRow(
                taxClassCode,
                label,
                Percentage.ofFraction(taxRate),
                !exemptReasons.isEmpty(),
                exemptReasons,
                new Money(taxable, currency),
                new Money(tax, currency));
    }
}
