package com.pivotalflow.customer;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link CustomerType} under its name on the wire. */
@Converter
class CustomerTypeConverter implements AttributeConverter<CustomerType, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CustomerType value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable CustomerType convertToEntityAttribute(@Nullable String name) {
        return name == null ? null : CustomerType.parse(name).orElseThrow();
    }
}
