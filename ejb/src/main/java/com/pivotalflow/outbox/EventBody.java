package com.pivotalflow.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * What subscribers receive.
 *
 * @param id of the event, by which they know a repetition
 * @param type what happened
 * @param occurredAt when, in UTC with milliseconds
 * @param organizationId whose it is
 * @param data the thing as it stands
 */
record EventBody(
        @JsonProperty UUID id,
        @JsonProperty EventType type,
        @JsonProperty String occurredAt,
        @JsonProperty UUID organizationId,
        @JsonProperty Event.Data data) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static EventBody of(UUID id, UUID organization, Event event, Instant at) {
        return new EventBody(id, event.type(), MILLIS.format(at), organization, event.data());
    }

    /** As JSON. */
    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can't be written", e);
        }
    }
}
