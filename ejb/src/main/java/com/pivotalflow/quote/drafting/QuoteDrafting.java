package com.pivotalflow.quote.drafting;

import com.pivotalflow.customer.CustomerReference;
import com.pivotalflow.exchange.ExchangeRateService;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Percentage;
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
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.DiscountTerm;
import com.pivotalflow.quote.terms.ExchangeTerms;
import com.pivotalflow.ratecard.PriceResolution;
import com.pivotalflow.ratecard.RateCardService;
import com.pivotalflow.ratecard.TaxClassService;
import com.pivotalflow.ratecard.TaxTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
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
public class QuoteDrafting {

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
    public QuoteDraft draft(Caller caller, CreateQuote content, OrganizationProfile profile, LocalDate today) {
        return draft(caller, content, null, profile, today);
    }

    /**
     * Makes the draft of a quote that was changed. What the change leaves alone is kept as it was found before.
     *
     * @param content complete, as {@link QuoteBefore#complete} gives it
     * @param now when it is changed
     * @throws InvalidInputException as {@link #draft}; {@code VALIDATION_FAILED} with {@code LINE_ID_INVALID} too
     * @throws com.pivotalflow.problem.ForbiddenException as {@link #draft}
     */
    public QuoteDraft redraft(Caller caller, CreateQuote content, QuoteBefore before, Instant now) {
        OrganizationProfile profile = organizations.profile(caller.organization());
        return draft(caller, content, before, profile, LocalDate.ofInstant(now, profile.timeZone()));
    }

    /**
     * Makes the draft of a duplicate: with prices where the quote had them, or found anew.
     *
     * @throws InvalidInputException as {@link #draft}
     * @throws com.pivotalflow.problem.ForbiddenException as {@link #draft}
     */
    public QuoteDraft duplicate(
            Caller caller, QuoteDuplication duplication, OrganizationProfile profile, LocalDate today) {
        return QuoteDuplication.withOwnKeys(draft(caller, duplication.content(), duplication.source(), profile, today));
    }

    /**
     * Makes the draft of a quote whose prices and rates are found anew; its lines keep their keys.
     *
     * @throws InvalidInputException as {@link #draft}
     */
    public QuoteDraft reprice(Caller caller, QuoteRepricing repricing, Instant now) {
        return repricing.withStoredKeys(redraft(caller, repricing.content(), repricing.stored(), now));
    }

    /**
     * Checks what a changed quote refers to and did not before.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} with everything that does not exist or belong together
     */
    public void checkReferences(Caller caller, CreateQuote content, QuoteBefore before) {
        List<FieldError> errors = new ArrayList<>();
        references.check(caller.organization(), content, before, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private QuoteDraft draft(
            Caller caller,
            CreateQuote content,
            @Nullable QuoteBefore before,
            OrganizationProfile profile,
            LocalDate today) {
        KeptLines kept = before == null ? KeptLines.NONE : before.lines();
        LocalDate validFrom = content.validFrom() == null ? today : content.validFrom();
        LocalDate validUntil =
                content.validUntil() == null ? usualEnd(validFrom, profile.quoteValidityDays()) : content.validUntil();
        requireOrder(validFrom, validUntil);

        List<FieldError> errors = new ArrayList<>();
        OrganizationId organization = caller.organization();
        kept.checkIds(content.lines(), errors);
        Optional<CustomerReference> customer = references.check(organization, content, before, errors);
        Optional<CurrencyUnit> currency = before != null && before.keepsCurrency(content)
                ? Optional.of(organizations.currency(organization, String.valueOf(content.currency())))
                : currency(organization, content, customer, profile, errors);
        Optional<ExchangeTerms> exchange = before != null && before.keepsExchange(content)
                ? Optional.of(before.exchange())
                : currency.flatMap(unit -> exchange(organization, content, unit, profile, today, errors));
        TaxTable taxes = taxClasses.on(organization, validFrom);
        LineTaxes.checkNamedClasses(content.lines(), kept, taxes, errors);
        if (!errors.isEmpty() || customer.isEmpty() || currency.isEmpty() || exchange.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        QuoteRights.check(caller, content, before);

        TaxPolicy policy = policy(content.taxPolicy(), profile.taxPolicy());
        LineTaxes lineTaxes =
                new LineTaxes(taxes, profile.defaultTaxClass(), customer.get().taxExempt(), kept);
        LineDrafting lines = new LineDrafting(policy, lineTaxes, kept, validFrom);
        PriceResolution prices = lines.priceQuery(content, currency.get())
                .map(query -> rateCards.resolve(organization, query))
                .orElseGet(() -> PriceResolution.unasked(content.lines().size()));
        List<QuoteDraft.Line> drafted = lines.draft(content.lines(), prices);
        BigDecimal deposit = before == null ? deposit(content, profile) : content.depositPercent();
        PriceableQuote priceable = priceable(content, deposit, policy, currency.get(), exchange.get(), drafted);
        QuoteDraft.Terms terms = new QuoteDraft.Terms(
                customer.get().companyName(),
                validFrom,
                validUntil,
                exchange.get(),
                content.termsConditions() == null && before == null
                        ? profile.defaultTerms()
                        : content.termsConditions());
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
        Optional<String> code =
                Optional.ofNullable(content.currency()).or(() -> customer.flatMap(CustomerReference::currency));
        Optional<CurrencyUnit> unit = code.isPresent()
                ? organizations.workingCurrency(organization, code.get())
                : organizations.usualCurrency(organization, profile.baseCurrency());
        if (unit.isEmpty()) {
            errors.add(new FieldError(
                    "/currency",
                    "CURRENCY_UNSUPPORTED",
                    "The organization does not work in "
                            + code.orElse(profile.baseCurrency().code()) + "."));
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

    /** A new quote that states none asks for what the organization usually asks for. */
    private static @Nullable BigDecimal deposit(CreateQuote content, OrganizationProfile profile) {
        BigDecimal usual = profile.depositFraction();
        return content.depositPercent() != null || usual == null || usual.signum() == 0
                ? content.depositPercent()
                : Percentage.ofFraction(usual).percent();
    }

    private static PriceableQuote priceable(
            CreateQuote content,
            @Nullable BigDecimal deposit,
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
                deposit,
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
