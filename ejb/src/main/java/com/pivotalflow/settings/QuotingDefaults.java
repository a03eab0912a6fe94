package com.pivotalflow.settings;

import com.pivotalflow.pricing.TaxBasis;
import com.pivotalflow.pricing.TaxLevel;
import com.pivotalflow.pricing.TaxRounding;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What new documents begin with.
 *
 * @param numberPrefix stands for {@code {prefix}} in quote numbers: 1 to 5 capitals or digits
 * @param numberFormat how quote numbers look, such as {@code {prefix}-{yyyy}-{seq:4}}
 * @param invoiceNumberPrefix stands for {@code {prefix}} in invoice numbers
 * @param invoiceNumberFormat how invoice numbers look
 * @param countryProfile two letters of the country whose tax rules are meant
 * @param taxPolicy how tax is computed
 * @param defaultTaxClass code of the tax class of lines that name none; absent means that lines must name one
 * @param defaultValidityDays days a quote is valid when it does not say, 1 to 365
 * @param defaultTermsConditions terms of quotes that state none
 * @param depositPercent part of the total asked in advance
 * @param publicBaseUrl what links for customers begin with; absent means the installation's own address
 */
@ServerOwned({"etag", "createdAt", "updatedAt"})
public record QuotingDefaults(
        @Pattern(regexp = "[A-Z0-9]{1,5}", message = "{FORMAT}")
        String numberPrefix,

        @Length(min = 1, max = 50) String numberFormat,

        @Pattern(regexp = "[A-Z0-9]{1,5}", message = "{FORMAT}")
        String invoiceNumberPrefix,

        @Length(min = 1, max = 50) String invoiceNumberFormat,

        @Pattern(regexp = "[A-Z]{2}", message = "{FORMAT}") String countryProfile,

        @Valid TaxRules taxPolicy,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9_]{0,19}", message = "{FORMAT}")
        String defaultTaxClass,

        @Min(1) @Max(365) int defaultValidityDays,
        @Nullable @Length(min = 1, max = 5000) String defaultTermsConditions,
        @Nullable @Figure(FigureKind.PERCENT) BigDecimal depositPercent,
        @Nullable @Length(min = 1, max = 500) String publicBaseUrl) {

    /**
     * How tax is computed unless a document says otherwise.
     *
     * @param basis whether prices are stated without or with tax
     * @param level where tax is rounded
     * @param rounding how tax is rounded
     */
    public record TaxRules(TaxBasis basis, TaxLevel level, TaxRounding rounding) {}
}
