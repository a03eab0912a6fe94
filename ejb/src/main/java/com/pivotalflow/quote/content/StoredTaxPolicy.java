package com.pivotalflow.quote.content;

import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.pricing.TaxRounding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A tax policy as columns, frozen when the document is made. */
@Embeddable
public record StoredTaxPolicy(
        @Column(name = "tax_profile", nullable = false) String profile,

        @Convert(converter = QuoteColumns.OfBasis.class) @Column(name = "tax_basis", nullable = false)
        TaxBasis basis,

        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "tax_level", nullable = false)
        TaxLevel level,

        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) @Column(name = "tax_rounding", nullable = false)
        TaxRounding rounding) {

    static StoredTaxPolicy of(TaxPolicy policy) {
        return new StoredTaxPolicy(policy.profile(), policy.basis(), policy.level(), policy.rounding());
    }

    /** The policy. */
    public TaxPolicy policy() {
        return new TaxPolicy(profile, basis, level, rounding);
    }
}
