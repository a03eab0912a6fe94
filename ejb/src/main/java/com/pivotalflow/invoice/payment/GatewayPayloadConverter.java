package com.pivotalflow.invoice.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads what a provider said as the JSON text of its column. */
@Converter
class GatewayPayloadConverter implements AttributeConverter<GatewayPayload, String> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            // What is kept as it is must come back with every digit.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static JsonNode tree(Map<String, Object> members) {
        return JSON.valueToTree(members);
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable GatewayPayload payload) {
        try {
            return payload == null ? null : JSON.writeValueAsString(payload.members());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a provider said can't be written as JSON", e);
        }
    }

    @Override
    public @Nullable GatewayPayload convertToEntityAttribute(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, GatewayPayload.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a provider said can't be read", e);
        }
    }
}
