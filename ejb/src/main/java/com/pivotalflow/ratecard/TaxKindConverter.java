package com.pivotalflow.ratecard;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** Keeps {@link TaxKind} under its name on the wire. */
@Converter
class TaxKindConverter extends WireNameConverter<TaxKind> {

    TaxKindConverter() {
        super(TaxKind.values(), TaxKind::wireName);
    }
}
