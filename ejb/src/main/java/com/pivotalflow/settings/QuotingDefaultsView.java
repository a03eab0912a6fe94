package com.pivotalflow.settings;

import com.pivotalflow.money.DecimalText;
import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxRounding;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What new documents begin with, as clients see it.
 *
 * @param numberPrefix stands for {@code {prefix}} in quote numbers
 * @param numberFormat how quote numbers look
 * @param invoiceNumberPrefix stands for {@code {prefix}} in invoice numbers
 * @param invoiceNumberFormat how invoice numbers look
 * @param countryProfile two letters of the country whose tax rules are meant
 * @param taxPolicy how tax is computed
 * @param defaultTaxClass code of the tax class of lines that name none
 * @param defaultValidityDays days a quote is valid when it does not say
 * @param defaultTermsConditions terms of quotes that state none
 * @param depositPercent part of the total asked in advance, per cent
 * @param publicBaseUrl what links for customers begin with
 * @param createdAt when the organization was opened
 * @param updatedAt when it was last changed
 * @param etag entity tag, the same as that of the organization
 */
public record QuotingDefaultsView(
        String numberPrefix,
        String numberFormat,
        String invoiceNumberPrefix,
        String invoiceNumberFormat,
        String countryProfile,
        TaxRules taxPolicy,
        @Nullable String defaultTaxClass,
        int defaultValidityDays,
        @Nullable String defaultTermsConditions,
        @DecimalText @Nullable String depositPercent,
        @Nullable String publicBaseUrl,
        Instant createdAt,
        Instant updatedAt,
        String etag) {

    /**
     * How tax is computed unless a document says otherwise.
     *
     * @param basis {@code net} or {@code gross}
     * @param level where tax is rounded
     * @param rounding how tax is rounded
     */
    public record TaxRules(String basis, String level, String rounding) {}

    /** What a change begins with. */
    QuotingDefaults content() {
        TaxBasis basis = TaxBasis.GROSS.wireName().equals(taxPolicy.basis()) ? TaxBasis.GROSS : TaxBasis.NET;
        return new QuotingDefaults(
                numberPrefix,
                numberFormat,
                invoiceNumberPrefix,
                invoiceNumberFormat,
                countryProfile,
                new QuotingDefaults.TaxRules(
                        basis, TaxLevel.valueOf(taxPolicy.level()), TaxRounding.valueOf(taxPolicy.rounding())),
                defaultTaxClass,
                defaultValidityDays,
                defaultTermsConditions,
                depositPercent == null ? null : new BigDecimal(depositPercent),
                publicBaseUrl);
    }
}
