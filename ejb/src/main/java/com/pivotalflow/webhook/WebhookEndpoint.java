package com.pivotalflow.webhook;

import com.pivotalflow.organization.AuthoredRow;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.outbox.EventType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An address that events are posted to. */
@Entity
@Table(name = "webhook_endpoints")
class WebhookEndpoint extends AuthoredRow {

    /** How long both secrets sign after the newer one was made. */
    private static final Duration BOTH = Duration.ofHours(24);

    @Column(name = "name", nullable = false, length = 100)
    private String name;

    @Column(name = "url", nullable = false)
    private String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "event_types", nullable = false)
    private List<String> eventTypes;

    @Column(name = "is_active", nullable = false)
    private boolean isActive;

    @Column(name = "disabled_reason", length = 500)
    private @Nullable String disabledReason;

    @Column(name = "secret", nullable = false)
    private byte[] secret;

    @Column(name = "previous_secret")
    private byte @Nullable [] previousSecret;

    @Column(name = "previous_secret_until")
    private @Nullable Instant previousSecretUntil;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected WebhookEndpoint() {}

    @SuppressWarnings("NullAway.Init")
    private WebhookEndpoint(Caller author, UUID id, byte[] secret, Instant at) {
        super(author.organization(), id, author.user(), at);
        this.secret = secret.clone();
    }

    /**
     * A new endpoint.
     *
     * @param content complete
     * @param secret sealed for this id
     */
    static WebhookEndpoint of(Caller author, UUID id, CreateWebhook content, byte[] secret, Instant at) {
        WebhookEndpoint endpoint = new WebhookEndpoint(author, id, secret, at);
        endpoint.take(content);
        return endpoint;
    }

    /** Takes over what a change says; switching on forgets why it was off. */
    void change(Caller author, CreateWebhook content, Instant at) {
        take(content);
        if (isActive) {
            disabledReason = null;
        }
        touch(author.user(), at);
    }

    private void take(CreateWebhook content) {
        name = content.name();
        url = content.url();
        eventTypes = content.events().stream().map(EventType::wireName).toList();
        isActive = !Boolean.FALSE.equals(content.isActive());
    }

    /** Is told nothing any more, by the server's own decision. */
    void switchOff(String reason, Instant at) {
        isActive = false;
        disabledReason = reason;
        touch(null, at);
    }

    /**
     * Signs with another secret from now on, and with the present one for a day.
     *
     * @param sealed the new one
     */
    void rotate(Caller author, byte[] sealed, Instant at) {
        previousSecret = secret;
        previousSecretUntil = at.plus(BOTH).truncatedTo(ChronoUnit.MICROS);
        secret = sealed.clone();
        touch(author.user(), at);
    }

    boolean isActive() {
        return isActive;
    }

    private List<EventType> events() {
        return Arrays.stream(EventType.values())
                .filter(type -> eventTypes.contains(type.wireName()))
                .toList();
    }

    /** What it would be made from, were it made now. */
    CreateWebhook content() {
        return new CreateWebhook(name, url, events(), isActive);
    }

    WebhookView view() {
        return new WebhookView(
                id(),
                name,
                url,
                events(),
                isActive,
                disabledReason,
                previousSecretUntil,
                createdAt(),
                updatedAt(),
                EntityTag.of(version()),
                null);
    }
}
