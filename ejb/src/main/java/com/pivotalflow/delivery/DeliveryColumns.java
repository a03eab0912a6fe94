package com.pivotalflow.delivery;

import com.pivotalflow.organization.WireNameConverter;
import jakarta.persistence.Converter;

/** How the closed sets of links stand in their columns. */
final class DeliveryColumns {

    private DeliveryColumns() {}

    @Converter
    static class OfState extends WireNameConverter<LinkState> {
        OfState() {
            super(LinkState.values(), LinkState::wireName);
        }
    }

    @Converter
    static class OfChannel extends WireNameConverter<DeliveryChannel> {
        OfChannel() {
            super(DeliveryChannel.values(), DeliveryChannel::wireName);
        }
    }
}
