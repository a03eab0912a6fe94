package com.pivotalflow.invoice.payment;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** How the closed sets of payments stand in their columns. */
final class PaymentColumns {

    private PaymentColumns() {}

    @Converter
    static class OfStatus extends WireNameConverter<PaymentStatus> {
        OfStatus() {
            super(PaymentStatus.values(), PaymentStatus::wireName);
        }
    }

    @Converter
    static class OfMethod extends WireNameConverter<PaymentMethod> {
        OfMethod() {
            super(PaymentMethod.values(), PaymentMethod::wireName);
        }
    }
}
