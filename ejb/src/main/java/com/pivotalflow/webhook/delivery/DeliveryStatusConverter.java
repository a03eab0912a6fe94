package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;
import java.util.Objects;

/** Keeps {@link DeliveryStatus} under its name on the wire. */
@Converter
class DeliveryStatusConverter extends WireNameConverter<DeliveryStatus> {

    DeliveryStatusConverter() {
        super(DeliveryStatus.values(), DeliveryStatus::wireName);
    }

    static DeliveryStatus status(String column) {
        return Objects.requireNonNull(new DeliveryStatusConverter().convertToEntityAttribute(column));
    }
}
