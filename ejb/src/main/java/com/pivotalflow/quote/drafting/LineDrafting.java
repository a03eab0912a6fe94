package com.pivotalflow.quote.drafting;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Quantity;
import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.pricing.TaxPolicy;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.LineDiscountTerm;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.terms.SelectionTerm;
import com.pivotalflow.ratecard.DeliveryRoleId;
import com.pivotalflow.ratecard.PriceQuery;
import com.pivotalflow.ratecard.PriceResolution;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardItemId;
import com.pivotalflow.ratecard.ResolvedPrice;
import com.pivotalflow.ratecard.ServiceCategoryId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes lines with the prices and taxes that were found for them. */
public final class LineDrafting {

    private final TaxPolicy policy;
    private final LineTaxes taxes;
    private final KeptLines kept;
    private final LocalDate date;

    public LineDrafting(TaxPolicy policy, LineTaxes taxes, KeptLines kept, LocalDate date) {
        this.policy = policy;
        this.taxes = taxes;
        this.kept = kept;
        this.date = date;
    }

    /** What the rate cards are asked for; empty when every line keeps its price. */
    public Optional<PriceQuery> priceQuery(CreateQuote content, CurrencyUnit currency) {
        if (content.lines().stream().allMatch(line -> kept.price(line).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new PriceQuery(
                date,
                currency.code(),
                Optional.ofNullable(content.rateCardId()).map(RateCardId::new),
                content.lines().stream().map(this::priceQuery).toList()));
    }

    private PriceQuery.Line priceQuery(CreateQuote.Line line) {
        Optional<ResolvedPrice> known = kept.price(line);
        if (known.isPresent()) {
            // A stated price asks no card, and its line holds the place that pointers count by.
            return new PriceQuery.Line(known.get().unitPrice(), null, null, null, line.unit());
        }
        return new PriceQuery.Line(
                line.unitPrice() == null ? null : new UnitPrice(line.unitPrice()),
                line.itemCode(),
                line.serviceCategoryId() == null ? null : new ServiceCategoryId(line.serviceCategoryId()),
                line.roleId() == null ? null : new DeliveryRoleId(line.roleId()),
                line.unit());
    }

    /**
     * Completes every line.
     *
     * @throws InvalidInputException {@code PRICE_UNRESOLVED} with every line that has no price, or
     *     {@code VALIDATION_FAILED} with every line that has no tax class
     */
    public List<QuoteDraft.Line> draft(List<CreateQuote.Line> lines, PriceResolution prices) {
        if (!prices.isComplete()) {
            long unpriced = prices.lines().stream().filter(Optional::isEmpty).count();
            throw new InvalidInputException(
                    "PRICE_UNRESOLVED",
                    unpriced + " of " + lines.size() + " lines could not be priced.",
                    prices.errors());
        }
        List<FieldError> errors = new ArrayList<>();
        List<QuoteDraft.Line> drafted = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            CreateQuote.Line line = lines.get(i);
            Optional<ResolvedPrice> found = prices.lines().get(i);
            ResolvedPrice price = kept.price(line).or(() -> found).orElseThrow();
            taxes.of(i, line, price, errors).ifPresent(tax -> drafted.add(complete(line, price, tax)));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        return drafted;
    }

    private QuoteDraft.Line complete(CreateQuote.Line line, ResolvedPrice price, LineTaxes.LineTax tax) {
        return new QuoteDraft.Line(
                line.id(),
                line.kind() == null ? LineKind.SERVICE : line.kind(),
                line.description(),
                line.itemCode(),
                price.unit(),
                line.serviceCategoryId(),
                line.roleId(),
                price.rule(),
                price.rateCard().map(RateCardId::value).orElse(null),
                price.rateCardItem().map(RateCardItemId::value).orElse(null),
                kept.price(line)
                        .flatMap(unused -> kept.of(line))
                        .map(QuoteDraft.Line::priceDate)
                        .orElse(date),
                tax.taxClass(),
                line.metadata(),
                priceable(line, price, tax));
    }

    private PriceableLine priceable(CreateQuote.Line line, ResolvedPrice price, LineTaxes.LineTax tax) {
        SelectionTerm selection = line.selection();
        return new PriceableLine(
                new Quantity(line.quantity()),
                price.unitPrice(),
                price.listUnitPrice().orElse(null),
                cost(line, price),
                tax.rate(),
                line.taxInclusive() == null ? policy.taxInclusiveByDefault() : line.taxInclusive(),
                tax.exemptReason(),
                line.discounts().stream().map(LineDiscountTerm::discount).toList(),
                selection == null ? Selection.REQUIRED : selection.selection());
    }

    private static @Nullable UnitCost cost(CreateQuote.Line line, ResolvedPrice price) {
        return line.unitCost() == null ? price.unitCost().orElse(null) : new UnitCost(line.unitCost());
    }
}
