package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceLineView;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.invoice.terms.UpdateInvoice;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.pricing.Discount;
import com.pivotalflow.pricing.LineAmounts;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.QuoteLineView;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Writes invoices. They look the same to everybody who may see them: they hold no cost. */
final class InvoiceViews {

    private static final Comparator<Discount> IN_ORDER_OF_CALCULATION = Comparator.comparing(Discount::kind);

    private InvoiceViews() {}

    /**
     * The invoice.
     *
     * @param currency its own
     * @param quoteVersion number of the version that was accepted, if it was made of a quote
     */
    static InvoiceView of(Invoice invoice, CurrencyUnit currency, @Nullable Integer quoteVersion) {
        InvoiceProgress progress = invoice.progress();
        UpdateInvoice stated = invoice.stated();
        BigDecimal deposit = invoice.depositAmount();
        return new InvoiceView(
                invoice.id(),
                EntityTag.of(invoice.version()),
                progress.number().orElse(null),
                progress.status(),
                invoice.customerId(),
                invoice.contactId(),
                invoice.projectId(),
                invoice.quoteId(),
                quoteVersion,
                stated.title(),
                invoice.description(),
                currency.code(),
                invoice.lines().stream().map(line -> line(line, currency)).toList(),
                AmountViews.totals(invoice.totals().totals(currency)),
                AmountViews.taxRows(invoice.taxRows(currency)),
                new Money(progress.paidAmount(), currency).text(),
                new Money(progress.balanceAmount(), currency).text(),
                deposit == null ? null : new Money(deposit, currency).text(),
                stated.notes(),
                stated.termsConditions(),
                progress.issuedAt().orElse(null),
                stated.dueDate(),
                progress.paidAt().orElse(null),
                progress.writeOffReason().orElse(null),
                stated.metadata(),
                invoice.createdAt(),
                invoice.updatedAt(),
                invoice.createdBy().map(UserId::value).orElse(null));
    }

    private static InvoiceLineView line(InvoiceLine line, CurrencyUnit currency) {
        InvoicedLine content = line.content();
        PriceableLine priceable = content.priceable();
        LineAmounts amounts = content.amounts(currency);
        return new InvoiceLineView(
                line.id(),
                line.position(),
                content.kind(),
                content.description(),
                content.itemCode(),
                content.serviceCategoryId(),
                content.deliveryRoleId(),
                priceable.quantity().text(),
                content.unit(),
                priceable.unitPrice().text(currency),
                content.taxInclusive(),
                content.taxClassCode(),
                priceable.taxRate().rate().percentText(),
                content.taxExemptReason(),
                priceable.discounts().stream()
                        .sorted(IN_ORDER_OF_CALCULATION)
                        .map(discount -> AmountViews.discount(discount, amounts.discountAmount(discount.kind())))
                        .toList(),
                new QuoteLineView.Amounts(
                        amounts.subtotal().text(),
                        amounts.discount().text(),
                        amounts.net().text(),
                        amounts.tax().text(),
                        amounts.total().text()),
                line.metadata());
    }
}
