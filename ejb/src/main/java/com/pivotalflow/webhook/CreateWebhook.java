package com.pivotalflow.webhook;

import com.pivotalflow.outbox.EventType;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that events are posted to.
 *
 * @param name unique in the organization, without regard to case
 * @param url {@code https} and a host on the public internet
 * @param events what it is told of, at least one
 * @param isActive whether it is told anything; absent means yes
 */
@ServerOwned({"id", "etag", "disabledReason", "secret", "previousSecretUntil", "createdAt", "updatedAt"})
public record CreateWebhook(
        @Length(min = 1, max = 100) String name,
        @Length(min = 1, max = 2000) String url,

        @Size(min = 1, message = "{REQUIRED}") @Size(max = 50, message = "{TOO_MANY}")
        List<EventType> events,

        @Nullable Boolean isActive) {

    public CreateWebhook {
        events = List.copyOf(events);
    }

    /** The same with what stands for absent members, each event once. */
    CreateWebhook complete() {
        return new CreateWebhook(
                name, url, events.stream().distinct().sorted().toList(), !Boolean.FALSE.equals(isActive));
    }
}
