package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a payment provider said of a payment. Kept as it is; nothing decides by it, so business values may stand in it.
 *
 * @param members as received
 */
record GatewayPayload(@JsonValue Map<String, Object> members) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    GatewayPayload {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The members as they are shown: numbers stay numbers, digit for digit. */
    JsonNode tree() {
        return GatewayPayloadConverter.tree(members);
    }

    static @Nullable GatewayPayload of(@Nullable Map<String, Object> members) {
        return members == null ? null : new GatewayPayload(members);
    }
}
