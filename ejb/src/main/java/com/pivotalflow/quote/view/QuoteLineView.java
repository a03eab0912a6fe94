package com.pivotalflow.quote.view;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.terms.LineKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line as staff see it.
 *
 * @param id the line key; absent in a calculation that stores nothing
 * @param position from 1
 * @param kind what is sold
 * @param description what the customer reads
 * @param itemCode item of a rate card
 * @param serviceCategoryId category
 * @param roleId delivery role
 * @param quantity how much
 * @param unit of what
 * @param unitPrice price of one unit
 * @param listUnitPrice price of the rate card
 * @param unitCost only with {@code quotes.view_cost}
 * @param priceRule how the price was found
 * @param rateCardId card of the price
 * @param rateCardItemId item of the price
 * @param taxInclusive whether the price has the tax inside
 * @param taxClass code of the class
 * @param taxRatePercent per cent
 * @param taxExemptReason why it is exempt
 * @param discounts its own discounts
 * @param selection how it takes part
 * @param included whether it counts
 * @param amounts what it comes to
 * @param margin net less cost; only with {@code quotes.view_cost} and a known cost
 * @param metadata labels
 */
public record QuoteLineView(
        @Nullable UUID id,
        int position,
        LineKind kind,
        String description,
        @Nullable String itemCode,
        @Nullable UUID serviceCategoryId,
        @Nullable UUID roleId,
        @DecimalText String quantity,
        String unit,
        @DecimalText String unitPrice,
        @DecimalText @Nullable String listUnitPrice,
        @DecimalText @Nullable String unitCost,
        String priceRule,
        @Nullable UUID rateCardId,
        @Nullable UUID rateCardItemId,
        boolean taxInclusive,
        String taxClass,
        @DecimalText String taxRatePercent,
        @Nullable String taxExemptReason,
        List<QuoteView.DiscountView> discounts,
        SelectionView selection,
        boolean included,
        Amounts amounts,
        @DecimalText @Nullable String margin,
        Metadata metadata) {

    /**
     * How the line takes part.
     *
     * @param mode required, optional or alternative
     * @param group code of the group
     * @param selected whether preselected; absent on required lines
     */
    public record SelectionView(
            String mode, @Nullable String group, @Nullable Boolean selected) {}

    /**
     * What the line comes to, in the quote's currency.
     *
     * @param subtotal quantity × unit price
     * @param discount its own discounts and its share of the document's
     * @param net without tax
     * @param tax the tax
     * @param gross with tax
     */
    public record Amounts(
            @DecimalText String subtotal,
            @DecimalText String discount,
            @DecimalText String net,
            @DecimalText String tax,
            @DecimalText String gross) {}
}
