package com.pivotalflow.invoice;

import com.pivotalflow.organization.WireNameConverter;
import com.pivotalflow.quote.terms.LineKind;
import jakarta.persistence.Converter;

/** How the closed sets of invoices and payments stand in their columns. */
final class InvoiceColumns {

    private InvoiceColumns() {}

    @Converter
    static class OfStatus extends WireNameConverter<InvoiceStatus> {
        OfStatus() {
            super(InvoiceStatus.values(), InvoiceStatus::wireName);
        }
    }

    @Converter
    static class OfLineKind extends WireNameConverter<LineKind> {
        OfLineKind() {
            super(LineKind.values(), LineKind::wireName);
        }
    }

    @Converter
    static class OfPaymentStatus extends WireNameConverter<PaymentStatus> {
        OfPaymentStatus() {
            super(PaymentStatus.values(), PaymentStatus::wireName);
        }
    }

    @Converter
    static class OfPaymentMethod extends WireNameConverter<PaymentMethod> {
        OfPaymentMethod() {
            super(PaymentMethod.values(), PaymentMethod::wireName);
        }
    }

    @Converter
    static class OfTarget extends WireNameConverter<ConversionTarget> {
        OfTarget() {
            super(ConversionTarget.values(), ConversionTarget::wireName);
        }
    }
}
