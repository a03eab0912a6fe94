package com.pivotalflow.invoice.conversion;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** How the closed sets of conversions stand in their columns. */
final class ConversionColumns {

    private ConversionColumns() {}

    @Converter
    static class OfTarget extends WireNameConverter<ConversionTarget> {
        OfTarget() {
            super(ConversionTarget.values(), ConversionTarget::wireName);
        }
    }
}
