package com.pivotalflow.ratecard;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.InvalidInputException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what lines would cost, by the rules that quotes are priced by; stores nothing. */
@Stateless
@PermitAll
@InTenant
public class PriceDryRunService {

    /** Whoever holds it may state prices. */
    private static final String OVERRIDE = "quotes.override_price";

    @Inject
    OrganizationService organizations;

    @Inject
    CatalogueService catalogue;

    @Inject
    RateCardService cards;

    @Inject
    TaxClassService taxClasses;

    /**
     * Prices lines.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the currency or a record named is not there,
     *     {@code PRICE_UNRESOLVED} with every line that has no price
     * @throws ForbiddenException {@code PRICE_OVERRIDE_FORBIDDEN} with every price set by hand
     */
    public ResolvedPricesView resolve(Caller caller, ResolvePrices content) {
        CurrencyUnit currency = requireReferences(caller, content);
        requireRight(caller, content);
        PriceResolution resolution = cards.resolve(caller.organization(), content.query());
        if (!resolution.isComplete()) {
            throw new InvalidInputException(
                    "PRICE_UNRESOLVED", "Not every line could be priced; see errors.", resolution.errors());
        }
        TaxTable taxes = taxClasses.on(caller.organization(), content.validFrom());
        Optional<TaxClassId> usual = Optional.ofNullable(
                        organizations.profile(caller.organization()).defaultTaxClass())
                .map(TaxClassId::new);
        List<ResolvedPricesView.Line> lines = new ArrayList<>();
        for (int i = 0; i < resolution.lines().size(); i++) {
            ResolvedPrice price = resolution.lines().get(i).orElseThrow();
            Optional<TaxClassOnDate> tax = price.taxClass().or(() -> usual).flatMap(taxes::byId);
            lines.add(view(i, price, tax, currency));
        }
        return new ResolvedPricesView(lines);
    }

    private CurrencyUnit requireReferences(Caller caller, ResolvePrices content) {
        List<FieldError> errors = new ArrayList<>();
        Optional<CurrencyUnit> currency = organizations.workingCurrency(caller.organization(), content.currency());
        if (currency.isEmpty()) {
            errors.add(new FieldError(
                    "/currency",
                    "CURRENCY_UNSUPPORTED",
                    "The organization does not work in " + content.currency() + "."));
        }
        errors.addAll(catalogue.missing(caller.organization(), references(content)));
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return currency.orElseThrow();
    }

    private static List<CatalogueReference> references(ResolvePrices content) {
        List<CatalogueReference> references = new ArrayList<>();
        if (content.rateCardId() != null) {
            references.add(CatalogueReference.rateCard("/rateCardId", content.rateCardId()));
        }
        for (int i = 0; i < content.lines().size(); i++) {
            ResolvePrices.Line line = content.lines().get(i);
            if (line.serviceCategoryId() != null) {
                references.add(
                        CatalogueReference.category("/lines/" + i + "/serviceCategoryId", line.serviceCategoryId()));
            }
            if (line.roleId() != null) {
                references.add(CatalogueReference.role("/lines/" + i + "/roleId", line.roleId()));
            }
        }
        return references;
    }

    private static void requireRight(Caller caller, ResolvePrices content) {
        if (caller.may(OVERRIDE)) {
            return;
        }
        String code = "PRICE_OVERRIDE_FORBIDDEN";
        String detail = "A price set by hand needs the permission " + OVERRIDE + ".";
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < content.lines().size(); i++) {
            if (content.lines().get(i).unitPrice() != null) {
                errors.add(new FieldError("/lines/" + i + "/unitPrice", code, detail));
            }
        }
        if (!errors.isEmpty()) {
            throw new ForbiddenException(code, detail, OVERRIDE, errors);
        }
    }

    private static ResolvedPricesView.Line view(
            int index, ResolvedPrice price, Optional<TaxClassOnDate> tax, CurrencyUnit currency) {
        return new ResolvedPricesView.Line(
                index,
                price.unitPrice().text(currency),
                price.unit(),
                tax.map(TaxClassOnDate::code).orElse(null),
                tax.map(found -> found.rate().percentText()).orElse(null),
                price.rule().wireName(),
                price.rateCard().map(RateCardId::value).orElse(null),
                price.rateCardItem().map(RateCardItemId::value).orElse(null),
                price.listUnitPrice().map(rate -> rate.text(currency)).orElse(null));
    }
}
