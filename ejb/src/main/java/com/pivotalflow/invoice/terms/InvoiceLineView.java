package com.pivotalflow.invoice.terms;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice.
 *
 * @param id the line
 * @param position from 1
 * @param kind what is sold
 * @param description what the customer reads
 * @param itemCode item of a rate card
 * @param serviceCategoryId category
 * @param roleId delivery role
 * @param quantity how much
 * @param unit of what
 * @param unitPrice price of one unit
 * @param taxInclusive whether the price has the tax inside
 * @param taxClass code of the class
 * @param taxRatePercent per cent
 * @param taxExemptReason why it is exempt
 * @param discounts its own discounts
 * @param amounts what it comes to
 * @param metadata labels
 */
public record InvoiceLineView(
        UUID id,
        int position,
        LineKind kind,
        String description,
        @Nullable String itemCode,
        @Nullable UUID serviceCategoryId,
        @Nullable UUID roleId,
        @DecimalText String quantity,
        String unit,
        @DecimalText String unitPrice,
        boolean taxInclusive,
        String taxClass,
        @DecimalText String taxRatePercent,
        @Nullable String taxExemptReason,
        List<QuoteView.DiscountView> discounts,
        QuoteLineView.Amounts amounts,
        Metadata metadata) {}
