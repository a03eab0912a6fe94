package com.pivotalflow.organization;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.pricing.TaxPolicy;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization's documents are made with.
 *
 * @param id the tenant
 * @param name as printed
 * @param slug name in addresses
 * @param timeZone the zone its days and years are counted in
 * @param baseCurrency the currency it keeps its books in
 * @param taxPolicy default of new documents
 * @param defaultTaxClass tax class of lines that name none, if set
 * @param quoteNumberPrefix the {@code {prefix}} of quote numbers
 * @param quoteNumberFormat how quote numbers look, such as {@code {prefix}-{yyyy}-{seq:4}}
 * @param invoiceNumberPrefix the {@code {prefix}} of invoice numbers
 * @param invoiceNumberFormat how invoice numbers look
 * @param quoteValidityDays days a quote is valid when it does not say
 * @param depositFraction part of the total asked in advance by default, a fraction between 0 and 1
 * @param defaultTerms terms of new quotes
 */
public record OrganizationProfile(
        OrganizationId id,
        String name,
        String slug,
        ZoneId timeZone,
        CurrencyUnit baseCurrency,
        TaxPolicy taxPolicy,
        @Nullable UUID defaultTaxClass,
        String quoteNumberPrefix,
        String quoteNumberFormat,
        String invoiceNumberPrefix,
        String invoiceNumberFormat,
        int quoteValidityDays,
        @Nullable BigDecimal depositFraction,
        @Nullable String defaultTerms) {}
