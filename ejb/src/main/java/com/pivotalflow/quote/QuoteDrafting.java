package com.pivotalflow.quote;

import com.pivotalflow.customer.CustomerReference;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.pricing.AlternativeGroup;
import com.pivotalflow.pricing.CalculationRejectedException;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.ratecard.ExchangeRateService;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.ratecard.TaxClassService;
import com.pivotalflow.ratecard.TaxTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client states into a complete draft: references checked, defaults filled in, prices and rates found,
 * amounts computed. Reads, never writes; the number of statements does not depend on the number of lines.
 */
@ApplicationScoped
class QuoteDrafting {

    private static final String MANUAL = "manual";

    /** The last day that a date on the wire can name. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Inject
    QuoteReferences references;

    @Inject
    OrganizationService organizations;

    @Inject
    RateCardService rateCards;

    @Inject
    TaxClassService taxClasses;

    @Inject
    ExchangeRateService exchangeRates;

    /**
     * Makes the draft. Phases answer one after the other, each with everything it finds: dates, references, rights,
     * prices, calculation.
     *
     * @param profile the organization's defaults
     * @param today the current day in the organization's zone
     * @throws InvalidInputException {@code VALIDATION_FAILED}, {@code PRICE_UNRESOLVED} or {@code CALCULATION_REJECTED}
     * @throws com.pivotalflow.problem.ForbiddenException when something stated needs a right that the caller lacks
     */
    QuoteDraft draft(Caller caller, CreateQuote content, OrganizationProfile profile, LocalDate today) {
        LocalDate validFrom = content.validFrom() == null ? today : content.validFrom();
        LocalDate validUntil =
                content.validUntil() == null ? usualEnd(validFrom, profile.quoteValidityDays()) : content.validUntil();
        requireOrder(validFrom, validUntil);

        List<FieldError> errors = new ArrayList<>();
        OrganizationId organization = caller.organization();
        Optional<CustomerReference> customer = references.check(organization, content, errors);
        Optional<CurrencyUnit> currency = currency(organization, content, customer, profile, errors);
        Optional<ExchangeTerms> exchange =
                currency.flatMap(unit -> exchange(organization, content, unit, profile, today, errors));
        TaxTable taxes = taxClasses.on(organization, validFrom);
        LineTaxes.checkNamedClasses(content.lines(), taxes, errors);
        if (!errors.isEmpty() || customer.isEmpty() || currency.isEmpty() || exchange.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        QuoteRights.check(caller, content);

        TaxPolicy policy = policy(content.taxPolicy(), profile.taxPolicy());
        LineTaxes lineTaxes =
                new LineTaxes(taxes, profile.defaultTaxClass(), customer.get().taxExempt());
        LineDrafting lines = new LineDrafting(policy, lineTaxes);
        List<QuoteDraft.Line> drafted = lines.draft(
                content.lines(),
                rateCards.resolve(organization, LineDrafting.priceQuery(content, validFrom, currency.get())));
        PriceableQuote priceable = priceable(content, policy, currency.get(), exchange.get(), drafted);
        QuoteDraft.Terms terms = new QuoteDraft.Terms(
                customer.get().companyName(),
                validFrom,
                validUntil,
                exchange.get(),
                content.termsConditions() == null ? profile.defaultTerms() : content.termsConditions());
        return new QuoteDraft(content, terms, drafted, priceable, priced(priceable));
    }

    private static LocalDate usualEnd(LocalDate validFrom, int days) {
        LocalDate end = validFrom.plusDays(days);
        return end.isAfter(LAST_DAY) ? LAST_DAY : end;
    }

    private static void requireOrder(LocalDate validFrom, LocalDate validUntil) {
        if (validFrom.isAfter(validUntil)) {
            throw new InvalidInputException(List.of(new FieldError(
                    "/validUntil",
                    "VALIDITY_ORDER",
                    "The last day of validity, " + validUntil + ", is before the first, " + validFrom + ".")));
        }
    }

    private Optional<CurrencyUnit> currency(
            OrganizationId organization,
            CreateQuote content,
            Optional<CustomerReference> customer,
            OrganizationProfile profile,
            List<FieldError> errors) {
        String code = content.currency() != null
                ? content.currency()
                : customer.flatMap(CustomerReference::currency)
                        .orElse(profile.baseCurrency().code());
        Optional<CurrencyUnit> unit = organizations.workingCurrency(organization, code);
        if (unit.isEmpty()) {
            errors.add(new FieldError(
                    "/currency", "CURRENCY_UNSUPPORTED", "The organization does not work in " + code + "."));
        }
        return unit;
    }

    private Optional<ExchangeTerms> exchange(
            OrganizationId organization,
            CreateQuote content,
            CurrencyUnit currency,
            OrganizationProfile profile,
            LocalDate today,
            List<FieldError> errors) {
        CurrencyUnit base = profile.baseCurrency();
        BigDecimal stated = content.fxRate();
        if (currency.equals(base)) {
            if (stated != null) {
                errors.add(new FieldError(
                        "/fxRate", "FX_RATE_INVALID", "The quote is in the organization's own currency."));
            }
            return Optional.of(ExchangeTerms.none(base));
        }
        if (stated != null) {
            return Optional.of(new ExchangeTerms(base, new ExchangeRate(stated), null, MANUAL, today, false));
        }
        Optional<ExchangeTerms> found = exchangeRates
                .find(organization, currency.code(), base.code(), today)
                .map(rate -> new ExchangeTerms(
                        base, rate.rate(), rate.id(), rate.source(), rate.effectiveFrom(), rate.inverse()));
        if (found.isEmpty()) {
            errors.add(new FieldError(
                    "/currency",
                    "FX_RATE_MISSING",
                    "There is no exchange rate from " + currency.code() + " to " + base.code() + " on " + today + "."));
        }
        return found;
    }

    private static TaxPolicy policy(CreateQuote.@Nullable Policy stated, TaxPolicy usual) {
        if (stated == null) {
            return usual;
        }
        return new TaxPolicy(
                stated.profile() == null ? usual.profile() : stated.profile(),
                stated.basis() == null ? usual.basis() : stated.basis(),
                stated.level() == null ? usual.level() : stated.level(),
                stated.rounding() == null ? usual.rounding() : stated.rounding());
    }

    private static PriceableQuote priceable(
            CreateQuote content,
            TaxPolicy policy,
            CurrencyUnit currency,
            ExchangeTerms exchange,
            List<QuoteDraft.Line> lines) {
        return new PriceableQuote(
                currency,
                policy,
                lines.stream().map(QuoteDraft.Line::priceable).toList(),
                content.discounts().stream().map(DiscountTerm::discount).toList(),
                content.groups().stream()
                        .map(group -> new AlternativeGroup(group.code(), group.choose()))
                        .toList(),
                content.depositPercent(),
                exchange.base(),
                exchange.rate());
    }

    private static PricedQuote priced(PriceableQuote priceable) {
        try {
            return QuoteCalculation.of(priceable);
        } catch (CalculationRejectedException e) {
            List<FieldError> errors = e.rejections().stream()
                    .map(found -> new FieldError(found.pointer(), found.code().name(), found.detail()))
                    .toList();
            throw new InvalidInputException("CALCULATION_REJECTED", "The quote can't be calculated.", errors);
        }
    }
}
