package com.pivotalflow.webhook;

import com.pivotalflow.outbox.EventType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that events are posted to.
 *
 * @param id the endpoint
 * @param name what people call it
 * @param url where it is
 * @param events what it is told of
 * @param isActive whether it is told anything
 * @param disabledReason why the server switched it off
 * @param previousSecretUntil until when deliveries are signed with the secret before, too
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 * @param etag its entity tag
 * @param secret what signs deliveries, {@code whsec_} and base 64; only in the answer that made it
 */
public record WebhookView(
        UUID id,
        String name,
        String url,
        List<EventType> events,
        boolean isActive,
        @Nullable String disabledReason,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt,
        String etag,
        @Nullable String secret) {

    public WebhookView {
        events = List.copyOf(events);
    }

    WebhookView with(WebhookSecret shown) {
        return new WebhookView(
                id,
                name,
                url,
                events,
                isActive,
                disabledReason,
                previousSecretUntil,
                createdAt,
                updatedAt,
                etag,
                shown.text());
    }

    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
        return "WebhookView[id=" + id + "]";
    }
}
