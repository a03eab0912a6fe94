package com.pivotalflow.webhook.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint.
 *
 * @param id the delivery
 * @param eventId what receivers know it by: the header {@code webhook-id}
 * @param eventType what happened
 * @param status how far it has come
 * @param attempts how often it was tried since it was made or replayed
 * @param nextAttemptAt when it is tried next, unless it waits for the endpoint or there is nothing left to try
 * @param lastAttemptAt when it was last tried
 * @param lastStatusCode status of the last answer, if one came
 * @param lastError why the last attempt failed
 * @param deliveredAt when the endpoint confirmed it
 * @param createdAt when it was made
 */
public record DeliveryView(
        UUID id,
        UUID eventId,
        String eventType,
        DeliveryStatus status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer lastStatusCode,
        @Nullable String lastError,
        @Nullable Instant deliveredAt,
        Instant createdAt) {}
