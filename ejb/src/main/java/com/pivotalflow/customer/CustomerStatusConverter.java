package com.pivotalflow.customer;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Keeps {@link CustomerStatus} under its name on the wire. */
@Converter
class CustomerStatusConverter implements AttributeConverter<CustomerStatus, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CustomerStatus value) {
        return value == null ? null : value.wireName();
    }

    @Override
    public @Nullable CustomerStatus convertToEntityAttribute(@Nullable String name) {
        return name == null ? null : CustomerStatus.parse(name).orElseThrow();
    }
}
