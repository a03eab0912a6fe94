/**
 * Money that comes in for invoices.
 *
 * <p>Owns payments ({@code Payment}: never changed, at most taken back) and their use cases ({@link
 * com.pivotalflow.invoice.payment.PaymentService}). What is owed belongs to the invoice: it is locked and told through {@link
 * com.pivotalflow.invoice.InvoiceAccounts}, and no balance is computed here.
 */
@NullMarked
package com.pivotalflow.invoice.payment;

import org.jspecify.annotations.NullMarked;
