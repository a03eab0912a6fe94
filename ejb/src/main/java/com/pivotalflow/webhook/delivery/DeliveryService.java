package com.pivotalflow.webhook.delivery;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.outbox.Event;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.outbox.OutboxService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.webhook.WebhookService;
import com.pivotalflow.webhook.WebhookView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Shows deliveries, and has them tried again. */
@Stateless
@PermitAll
@InTenant
public class DeliveryService {

    private static final String DELIVERY = "WebhookDelivery";
    private static final Duration KEPT = Duration.ofDays(30);

    @Inject
    WebhookService webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    OutboxService outbox;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * A page of the deliveries to an endpoint.
     *
     * @param statuses any of these; all when there is none
     * @throws NotFoundException {@code WEBHOOK_NOT_FOUND}
     */
    public Page<DeliveryView> list(Caller caller, UUID endpoint, List<DeliveryStatus> statuses, PageRequest request) {
        var unused = webhooks.get(caller, endpoint);
        return deliveries.page(caller.organization(), endpoint, statuses, request);
    }

    /**
     * Delivers an event that says nothing, for a trial.
     *
     * @throws DomainException {@code WEBHOOK_NOT_FOUND}; {@code WEBHOOK_INACTIVE}
     */
    public DeliveryView test(Caller caller, UUID endpoint) {
        WebhookView found = requireActive(caller, endpoint);
        OrganizationId organization = caller.organization();
        // A thing of its own for each trial: it stands in no order with anything.
        UUID trial = Ids.next();
        UUID event = outbox.publishTo(
                organization,
                new Event(
                        "WebhookTest",
                        0,
                        EventType.WEBHOOK_TEST,
                        new Event.Data(trial, null, "test", "/api/v1/webhooks/" + found.id())));
        WebhookDelivery delivery = new WebhookDelivery(organization, endpoint, event, clock.instant());
        deliveries.add(organization, List.of(delivery));
        DeliveryView view = deliveries.view(organization, delivery.id());
        audit.record(caller, Change.created("webhooks.test", DELIVERY, delivery.id(), view));
        return view;
    }

    /**
     * Has a delivery tried again from the start, whatever came of it. Events of the same thing that were to follow it wait
     * for it, those that were delivered already are not repeated.
     *
     * @throws DomainException {@code WEBHOOK_NOT_FOUND}, {@code WEBHOOK_DELIVERY_NOT_FOUND}; {@code WEBHOOK_INACTIVE}
     */
    public DeliveryView replay(Caller caller, UUID endpoint, UUID id) {
        var unused = requireActive(caller, endpoint);
        OrganizationId organization = caller.organization();
        WebhookDelivery delivery = deliveries
                .lock(organization, id)
                .filter(found -> found.endpoint().equals(endpoint))
                .orElseThrow(() -> new NotFoundException("WEBHOOK_DELIVERY"));
        DeliveryView before = deliveries.view(organization, id);
        delivery.replay(clock.instant());
        DeliveryView after = deliveries.view(organization, id);
        audit.record(caller, Change.changed("webhooks.replay", DELIVERY, id, before, after));
        return after;
    }

    private WebhookView requireActive(Caller caller, UUID endpoint) {
        WebhookView found = webhooks.get(caller, endpoint);
        if (!found.isActive()) {
            throw new DomainException(
                    Refusal.CONFLICT, "WEBHOOK_INACTIVE", "The endpoint is switched off: switch it on first.");
        }
        return found;
    }

    /**
     * Removes deliveries that were made a month ago.
     *
     * @param limit most to remove in this transaction
     * @return how many were removed
     */
    public int purge(OrganizationId organization, int limit) {
        return deliveries.removeCreatedBefore(organization, clock.instant().minus(KEPT), limit);
    }
}
