package com.pivotalflow.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads labels as the JSON text of a guarded column. Refuses labels with business values, so that an entity
 * that was filled past the request's checks is still not stored; statements of JPQL go through here too, past no listener of entities.
 */
@Converter
public class MetadataConverter implements AttributeConverter<Metadata, String> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            // Through double, a label such as 12345678901234567.1234 would come back changed.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Metadata metadata) {
        if (metadata == null) {
            return null;
        }
        List<Violation> violations = MetadataGuard.violations("", metadata.labels());
        if (!violations.isEmpty()) {
            throw new ForbiddenLabelsException(violations);
        }
        try {
            return JSON.writeValueAsString(metadata.labels());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels can't be written as JSON", e);
        }
    }

    @Override
    public @Nullable Metadata convertToEntityAttribute(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return JSON.readValue(json, Metadata.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("labels in the database can't be read", e);
        }
    }
}
