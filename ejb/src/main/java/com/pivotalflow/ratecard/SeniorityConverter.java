package com.pivotalflow.ratecard;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Seniority} under its name on the wire. */
@Converter
class SeniorityConverter implements AttributeConverter<Seniority, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Seniority value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable Seniority convertToEntityAttribute(@Nullable String name) {
        return name == null ? null : Seniority.parse(name).orElseThrow();
    }
}
