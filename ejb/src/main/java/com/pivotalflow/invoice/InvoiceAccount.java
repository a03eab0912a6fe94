package com.pivotalflow.invoice;

import com.pivotalflow.invoice.terms.InvoiceOperation;
import com.pivotalflow.invoice.terms.InvoiceStatus;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.Money;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.problem.DomainException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice as far as money is owed for it, locked until the transaction ends. What it says besides stays with the
 * invoice.
 */
public final class InvoiceAccount {

    private final Invoice invoice;
    private final CurrencyUnit currency;

    InvoiceAccount(Invoice invoice, CurrencyUnit currency) {
        this.invoice = invoice;
        this.currency = currency;
    }

    /** How far it has come. */
    public InvoiceStatus status() {
        return invoice.progress().status();
    }

    /** What it is paid in. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Where it stands and what is owed now. */
    public InvoiceStanding standing() {
        return InvoiceStanding.of(invoice, currency);
    }

    /**
     * Demands that money can come in for it.
     *
     * @throws DomainException {@code INVOICE_NOT_PAYABLE}
     */
    public void requirePayable() {
        InvoiceOperation.PAY.require(status());
    }

    /**
     * Counts money that came in.
     *
     * @throws DomainException {@code INVOICE_NOT_PAYABLE}, {@code PAYMENT_EXCEEDS_BALANCE}
     */
    public void pay(Caller author, Money amount, Instant received, Instant at) {
        invoice.pay(author, amount, received, at);
    }

    /** Counts a payment no more that it counted before. */
    public void takeBack(Caller author, Money amount, LocalDate today, Instant at) {
        invoice.takeBack(author, amount, today, at);
    }
}
