package com.pivotalflow.customer;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** Keeps {@link CustomerStatus} under its name on the wire. */
@Converter
class CustomerStatusConverter extends WireNameConverter<CustomerStatus> {

    CustomerStatusConverter() {
        super(CustomerStatus.values(), CustomerStatus::wireName);
    }
}
