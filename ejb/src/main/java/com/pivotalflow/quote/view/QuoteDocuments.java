package com.pivotalflow.quote.view;

import com.pivotalflow.document.InternalSide;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.content.StoredTaxPolicy;
import com.pivotalflow.quote.terms.CreateQuote;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes quotes and versions as the documents that are hashed and compared: from what is shown, text by text. */
public final class QuoteDocuments {

    private QuoteDocuments() {}

    /**
     * The document of a version, or of the working content.
     *
     * @param number of the quote
     * @param version number of the version
     * @param organization who offers
     * @param parties names and the time zone
     * @param heading what it says as a whole
     * @param groups groups of alternatives
     * @param shown its parts, as {@code QuoteViews} writes them
     */
    public static QuoteDocument document(
            String number,
            int version,
            OrganizationId organization,
            StoredParties parties,
            StoredHeading heading,
            List<CreateQuote.Group> groups,
            ShownParts shown) {
        StoredTaxPolicy policy = heading.storedTaxPolicy();
        QuoteView.Totals totals = shown.totals();
        return new QuoteDocument(
                QuoteDocument.SCHEMA,
                number,
                version,
                new QuoteDocument.Seller(
                        organization.value(), parties.organizationName(), parties.organizationTimeZone()),
                new QuoteDocument.Party(heading.customerId(), parties.customerName()),
                heading.title(),
                heading.description(),
                heading.type().wireName(),
                heading.currencyCode(),
                new QuoteDocument.Policy(
                        policy.profile(),
                        policy.basis().wireName(),
                        policy.level().name(),
                        policy.rounding().name()),
                heading.validFrom().toString(),
                heading.validUntil().toString(),
                heading.termsConditions(),
                heading.notes(),
                heading.depositPercent() == null ? null : AmountViews.number(heading.depositPercent()),
                groups.stream()
                        .map(group -> new QuoteDocument.Group(
                                group.code(), group.title(), group.choose().wireName()))
                        .toList(),
                shown.discounts().stream().map(QuoteDocuments::discount).toList(),
                shown.lines().stream().map(QuoteDocuments::line).toList(),
                new QuoteDocument.Totals(
                        totals.subtotal(),
                        totals.discountTotal(),
                        totals.includedTax(),
                        totals.netTotal(),
                        totals.taxTotal(),
                        totals.grandTotal()),
                shown.taxRows().stream()
                        .map(row ->
                                new QuoteDocument.TaxRow(row.taxClass(), row.ratePercent(), row.taxable(), row.tax()))
                        .toList());
    }

    /** What an approval depends on besides. The parts must show costs. */
    public static InternalSide internal(ShownParts shown, QuoteView.Fx fx) {
        QuoteView.BaseTotalsView base = shown.baseTotals();
        return new InternalSide(
                shown.lines().stream()
                        .filter(line -> line.unitCost() != null)
                        .map(line -> new InternalSide.Cost(key(line), Objects.requireNonNull(line.unitCost())))
                        .toList(),
                shown.lines().stream()
                        .map(line -> new InternalSide.PriceSource(key(line), line.priceRule(), line.rateCardItemId()))
                        .toList(),
                new InternalSide.Fx(fx.baseCurrency(), fx.rate()),
                new InternalSide.BaseTotals(base.netTotal(), base.taxTotal(), base.grandTotal()));
    }

    private static QuoteDocument.Line line(QuoteLineView line) {
        QuoteLineView.SelectionView selection = line.selection();
        QuoteLineView.Amounts amounts = line.amounts();
        return new QuoteDocument.Line(
                key(line),
                line.position(),
                line.kind().wireName(),
                line.description(),
                line.itemCode(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.taxInclusive(),
                line.taxClass(),
                line.taxRatePercent(),
                line.taxExemptReason(),
                line.discounts().stream().map(QuoteDocuments::discount).toList(),
                new QuoteDocument.Choice(selection.mode(), selection.group(), selection.selected()),
                new QuoteDocument.Amounts(
                        amounts.subtotal(), amounts.discount(), amounts.net(), amounts.tax(), amounts.gross()));
    }

    private static QuoteDocument.Discount discount(QuoteView.DiscountView discount) {
        return new QuoteDocument.Discount(discount.kind(), discount.value(), discount.label(), discount.amount());
    }

    private static UUID key(QuoteLineView line) {
        return Objects.requireNonNull(line.id(), "a stored line has a key");
    }
}
