package com.pivotalflow.ratecard;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** Keeps {@link Seniority} under its name on the wire. */
@Converter
class SeniorityConverter extends WireNameConverter<Seniority> {

    SeniorityConverter() {
        super(Seniority.values(), Seniority::wireName);
    }
}
