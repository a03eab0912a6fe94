package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.outbox.OutboxService;
import com.pivotalflow.outbox.PublishedEvent;
import com.pivotalflow.webhook.Subscriber;
import com.pivotalflow.webhook.WebhookService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes deliveries of events. */
@Stateless
@PermitAll
@InTenant
public class RelayService {

    @Inject
    OutboxService outbox;

    @Inject
    WebhookService webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    Clock clock;

    /**
     * Takes events that wait and makes a delivery of each for each endpoint that wants it, in one transaction.
     *
     * @param limit about how many events
     * @return how many were taken; 0 as well when another node is taking some
     */
    public int relay(OrganizationId organization, int limit) {
        Optional<List<PublishedEvent>> taken = outbox.take(organization, limit);
        if (taken.isEmpty() || taken.get().isEmpty()) {
            return 0;
        }
        List<Subscriber> subscribers = webhooks.subscribers(organization);
        Instant now = clock.instant();
        List<WebhookDelivery> made = new ArrayList<>();
        for (PublishedEvent event : taken.get()) {
            subscribers.stream()
                    .filter(subscriber -> subscriber.wants(event.type()))
                    .map(subscriber -> new WebhookDelivery(organization, subscriber.id(), event.id(), now))
                    .forEach(made::add);
        }
        if (!made.isEmpty()) {
            deliveries.add(organization, made);
            deliveries.waitForEarlier(organization, made);
        }
        return taken.get().size();
    }
}
