package com.pivotalflow.invoice;

import com.pivotalflow.document.IssuedInvoice;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.invoice.terms.InvoiceLineView;
import com.pivotalflow.invoice.terms.InvoiceView;
import com.pivotalflow.quote.content.StoredTaxPolicy;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/** Writes what an invoice says as the document that is hashed: every figure is the text that the interface shows. */
final class InvoiceDocuments {

    private InvoiceDocuments() {}

    /**
     * The document of an invoice that was issued.
     *
     * @param view how it is shown since it was issued
     * @param parties both sides as of then
     */
    static IssuedInvoice document(Invoice invoice, InvoiceView view, IssuedInvoice.Parties parties) {
        Instant issuedAt = Objects.requireNonNull(view.issuedAt(), "a draft has no document");
        return new IssuedInvoice(
                IssuedInvoice.SCHEMA,
                Objects.requireNonNull(view.invoiceNumber(), "a draft has no document"),
                view.quoteVersion(),
                parties.seller(),
                parties.buyer(),
                view.title(),
                view.description(),
                view.currency(),
                policy(invoice.taxPolicy()),
                issuedAt.toString(),
                LocalDate.ofInstant(issuedAt, ZoneId.of(parties.seller().timeZone()))
                        .toString(),
                Objects.requireNonNull(view.dueDate(), "a draft has no document")
                        .toString(),
                view.termsConditions(),
                view.notes(),
                view.depositAmount(),
                view.lines().stream().map(InvoiceDocuments::line).toList(),
                totals(view.totals()),
                view.taxBreakdown().stream().map(InvoiceDocuments::taxRow).toList());
    }

    private static QuoteDocument.Policy policy(StoredTaxPolicy policy) {
        return new QuoteDocument.Policy(
                policy.profile(),
                policy.basis().wireName(),
                policy.level().name(),
                policy.rounding().name());
    }

    private static IssuedInvoice.Line line(InvoiceLineView line) {
        return new IssuedInvoice.Line(
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
                line.discounts().stream()
                        .map(discount ->
                                new QuoteDocument.Discount(discount.kind(), discount.value(), null, discount.amount()))
                        .toList(),
                new QuoteDocument.Amounts(
                        line.amounts().subtotal(),
                        line.amounts().discount(),
                        line.amounts().net(),
                        line.amounts().tax(),
                        line.amounts().gross()));
    }

    private static QuoteDocument.Totals totals(QuoteView.Totals totals) {
        return new QuoteDocument.Totals(
                totals.subtotal(),
                totals.discountTotal(),
                totals.includedTax(),
                totals.netTotal(),
                totals.taxTotal(),
                totals.grandTotal());
    }

    private static QuoteDocument.TaxRow taxRow(QuoteView.TaxRowView row) {
        return new QuoteDocument.TaxRow(row.taxClass(), row.ratePercent(), row.taxable(), row.tax());
    }
}
