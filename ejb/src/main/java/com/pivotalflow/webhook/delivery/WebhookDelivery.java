package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way to an endpoint. Moves by single statements of {@link DeliveryRepository} once it is there. */
@Entity
@Table(
        name = "webhook_deliveries",
        uniqueConstraints =
                @UniqueConstraint(columnNames = {"organization_id", "webhook_endpoint_id", "outbox_event_id"}),
        indexes =
                @Index(name = "ix_webhook_deliveries_outbox_event_id", columnList = "organization_id, outbox_event_id"))
class WebhookDelivery extends TenantRow {

    @Column(name = "webhook_endpoint_id", nullable = false, updatable = false)
    private UUID webhookEndpointId;

    @Column(name = "outbox_event_id", nullable = false, updatable = false)
    private UUID outboxEventId;

    @Convert(converter = DeliveryStatusConverter.class)
    @Column(name = "status", nullable = false)
    private DeliveryStatus status;

    @Column(name = "attempt_count", nullable = false)
    private short attemptCount;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "last_attempt_at")
    private @Nullable Instant lastAttemptAt;

    @Column(name = "last_status_code")
    private @Nullable Short lastStatusCode;

    @Column(name = "last_error", length = 2000)
    private @Nullable String lastError;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected WebhookDelivery() {}

    /** One that is due now. */
    WebhookDelivery(OrganizationId organization, UUID endpoint, UUID event, Instant at) {
        super(organization, Ids.next(), at);
        this.webhookEndpointId = endpoint;
        this.outboxEventId = event;
        this.status = DeliveryStatus.PENDING;
        this.nextAttemptAt = at.truncatedTo(ChronoUnit.MICROS);
    }

    UUID endpoint() {
        return webhookEndpointId;
    }

    /** Is to be tried again from the start, at once; one that was not tried yet stays as it is. */
    void replay(Instant at) {
        if (status == DeliveryStatus.PENDING) {
            return;
        }
        status = DeliveryStatus.PENDING;
        attemptCount = 0;
        nextAttemptAt = at.truncatedTo(ChronoUnit.MICROS);
        deliveredAt = null;
        touch(at);
    }
}
