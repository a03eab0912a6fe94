package com.pivotalflow.quote.terms;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Figure;
import com.pivotalflow.validation.FigureKind;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One more line of a quote, with the members of {@link CreateQuote.Line} and the place it takes.
 *
 * @param position from 1; the lines from there on move down; last when absent
 * @param kind {@code service} when absent
 * @param description 1 to 1000 characters
 * @param itemCode item of a rate card, compared exactly
 * @param quantity above 0
 * @param unit the item's, or else {@code hour}, when absent
 * @param unitPrice a price set by hand; needs {@code quotes.override_price}
 * @param unitCost cost of one unit; needs {@code quotes.view_cost}
 * @param serviceCategoryId selects a price and is reported by
 * @param roleId delivery role, likewise
 * @param taxInclusive whether the price has the tax inside; by the policy's basis when absent
 * @param taxClass code of a tax class
 * @param taxRatePercent per cent; needs {@code quotes.override_price}
 * @param taxExemptReason why the line is exempt, 3 to 200 characters
 * @param discounts at most one of each kind
 * @param selection how the line takes part; required when absent
 * @param metadata labels
 */
@ServerOwned({"id", "listUnitPrice", "priceRule", "rateCardId", "rateCardItemId", "included", "amounts", "margin"})
public record AddQuoteLine(
        @Nullable Integer position,
        @Nullable LineKind kind,
        @Length(min = 1, max = 1000) String description,
        @Nullable @Length(min = 1, max = 50) String itemCode,
        @Figure(FigureKind.QUANTITY) BigDecimal quantity,
        @Nullable @Length(min = 1, max = 50) String unit,
        @Nullable @Figure(FigureKind.UNIT_PRICE) BigDecimal unitPrice,
        @Nullable @Figure(FigureKind.UNIT_COST) BigDecimal unitCost,
        @Nullable UUID serviceCategoryId,
        @Nullable UUID roleId,
        @Nullable Boolean taxInclusive,
        @Nullable @Length(min = 1, max = 20) String taxClass,
        @Nullable @Figure(FigureKind.TAX_RATE) BigDecimal taxRatePercent,
        @Nullable @Length(min = 3, max = 200) String taxExemptReason,
        @Size(max = 10, message = "{TOO_MANY}") List<@Valid LineDiscountTerm> discounts,
        @Nullable @Valid SelectionTerm selection,
        @NoBusinessValues Metadata metadata) {

    public AddQuoteLine {
        discounts = List.copyOf(discounts);
    }

    /** The line as it stands in a whole quote. */
    public CreateQuote.Line line() {
        return new CreateQuote.Line(
                null,
                kind,
                description,
                itemCode,
                quantity,
                unit,
                unitPrice,
                unitCost,
                serviceCategoryId,
                roleId,
                taxInclusive,
                taxClass,
                taxRatePercent,
                taxExemptReason,
                discounts,
                selection,
                metadata);
    }
}
