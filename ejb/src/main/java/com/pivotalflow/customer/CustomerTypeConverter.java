package com.pivotalflow.customer;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** Keeps {@link CustomerType} under its name on the wire. */
@Converter
class CustomerTypeConverter extends WireNameConverter<CustomerType> {

    CustomerTypeConverter() {
        super(CustomerType.values(), CustomerType::wireName);
    }
}
