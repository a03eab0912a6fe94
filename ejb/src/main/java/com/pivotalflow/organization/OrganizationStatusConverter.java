package com.pivotalflow.organization;

import jakarta.persistence.Converter;

/** Keeps {@link OrganizationStatus} under its name on the wire. */
@Converter
class OrganizationStatusConverter extends WireNameConverter<OrganizationStatus> {

    OrganizationStatusConverter() {
        super(OrganizationStatus.values(), OrganizationStatus::wireName);
    }
}
