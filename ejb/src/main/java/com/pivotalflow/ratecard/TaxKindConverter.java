package com.pivotalflow.ratecard;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link TaxKind} under its name on the wire. */
@Converter
class TaxKindConverter implements AttributeConverter<TaxKind, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TaxKind value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable TaxKind convertToEntityAttribute(@Nullable String name) {
        return name == null ? null : TaxKind.parse(name).orElseThrow();
    }
}
