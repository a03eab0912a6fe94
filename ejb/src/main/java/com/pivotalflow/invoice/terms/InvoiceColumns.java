package com.pivotalflow.invoice.terms;

import com.pivotalflow.organization.WireNameConverter;
import com.pivotalflow.quote.terms.LineKind;
import jakarta.persistence.Converter;

/** How the closed sets of invoices stand in their columns. */
public final class InvoiceColumns {

    private InvoiceColumns() {}

    @Converter
    public static class OfStatus extends WireNameConverter<InvoiceStatus> {
        public OfStatus() {
            super(InvoiceStatus.values(), InvoiceStatus::wireName);
        }
    }

    @Converter
    public static class OfLineKind extends WireNameConverter<LineKind> {
        OfLineKind() {
            super(LineKind.values(), LineKind::wireName);
        }
    }
}
