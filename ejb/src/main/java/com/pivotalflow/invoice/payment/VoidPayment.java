package com.pivotalflow.invoice.payment;

import com.pivotalflow.validation.Length;

/**
 * Taking a payment back.
 *
 * @param reason 3 to 1000 characters
 */
public record VoidPayment(@Length(min = 3, max = 1000) String reason) {}
