package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.DecimalText;
import com.pivotalflow.money.Money;

/**
 * Where an invoice stands and what is owed: what payments and time change of it.
 *
 * @param status how far it has come
 * @param paidAmount what came in
 * @param balanceAmount what is still owed
 */
public record InvoiceStanding(
        InvoiceStatus status,
        @DecimalText String paidAmount,
        @DecimalText String balanceAmount) {

    public static InvoiceStanding of(Invoice invoice, CurrencyUnit currency) {
        InvoiceProgress progress = invoice.progress();
        return new InvoiceStanding(
                progress.status(),
                new Money(progress.paidAmount(), currency).text(),
                new Money(progress.balanceAmount(), currency).text());
    }
}
