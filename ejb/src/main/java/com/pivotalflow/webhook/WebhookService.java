package com.pivotalflow.webhook;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps the endpoints of an organization. */
@Stateless
@PermitAll
@InTenant
public class WebhookService {

    private static final String ENDPOINT = "WebhookEndpoint";

    @Inject
    WebhookRepository endpoints;

    @Inject
    WebhookSecrets secrets;

    @Inject
    Destinations destinations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** All endpoints, by name. */
    public List<WebhookView> list(Caller caller) {
        return endpoints.all(caller.organization()).stream()
                .map(WebhookEndpoint::view)
                .toList();
    }

    /**
     * An endpoint.
     *
     * @throws NotFoundException {@code WEBHOOK_NOT_FOUND}
     */
    public WebhookView get(Caller caller, UUID id) {
        return endpoints
                .find(caller.organization(), id)
                .orElseThrow(WebhookService::notFound)
                .view();
    }

    /**
     * Makes an endpoint; the answer is the only one that shows its secret.
     *
     * @throws DomainException {@code WEBHOOK_URL_FORBIDDEN}
     */
    public WebhookView create(Caller caller, CreateWebhook content) {
        destinations.require(content.url());
        UUID id = Ids.next();
        WebhookSecret secret = WebhookSecret.random();
        WebhookEndpoint endpoint =
                WebhookEndpoint.of(caller, id, content.complete(), secrets.seal(id, secret), clock.instant());
        endpoints.add(caller.organization(), endpoint);
        WebhookView view = endpoint.view();
        audit.record(caller, Change.created("webhooks.create", ENDPOINT, id, view));
        return view.with(secret);
    }

    /**
     * Changes an endpoint. One that is switched off keeps what it was to be told; switched on, it is told that.
     *
     * @throws DomainException {@code WEBHOOK_NOT_FOUND}; as {@link Precondition#require}; as {@link #create}
     */
    public WebhookView change(Caller caller, UUID id, Precondition precondition, Patch<CreateWebhook> patch) {
        WebhookEndpoint endpoint = found(caller, id, precondition);
        CreateWebhook present = endpoint.content();
        CreateWebhook wanted = patch.applyTo(present).complete();
        WebhookView before = endpoint.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        if (!present.url().equals(wanted.url())) {
            destinations.require(wanted.url());
        }
        boolean wasActive = endpoint.isActive();
        endpoint.change(caller, wanted, clock.instant());
        endpoints.flush(caller.organization());
        if (wasActive && !endpoint.isActive()) {
            endpoints.holdDeliveries(caller.organization(), id);
        } else if (!wasActive && endpoint.isActive()) {
            endpoints.releaseDeliveries(caller.organization(), id);
        }
        WebhookView after = endpoint.view();
        audit.record(caller, Change.changed("webhooks.update", ENDPOINT, id, before, after));
        return after;
    }

    /**
     * Removes an endpoint with all that was and was to be delivered to it.
     *
     * @throws DomainException {@code WEBHOOK_NOT_FOUND}; as {@link Precondition#require}
     */
    public void delete(Caller caller, UUID id, Precondition precondition) {
        WebhookEndpoint endpoint = found(caller, id, precondition);
        WebhookView before = endpoint.view();
        endpoints.remove(caller.organization(), endpoint);
        audit.record(caller, Change.removed("webhooks.delete", ENDPOINT, id, before));
    }

    /**
     * Signs with a new secret, which only this answer shows, and with the present one for a day more.
     *
     * @throws DomainException {@code WEBHOOK_NOT_FOUND}; as {@link Precondition#require}
     */
    public WebhookView rotate(Caller caller, UUID id, Precondition precondition) {
        WebhookEndpoint endpoint = found(caller, id, precondition);
        WebhookView before = endpoint.view();
        WebhookSecret secret = WebhookSecret.random();
        endpoint.rotate(caller, secrets.seal(id, secret), clock.instant());
        endpoints.flush(caller.organization());
        WebhookView after = endpoint.view();
        audit.record(caller, Change.changed("webhooks.rotate_secret", ENDPOINT, id, before, after));
        return after.with(secret);
    }

    /** Who is told of events now. */
    public List<Subscriber> subscribers(OrganizationId organization) {
        return endpoints.all(organization).stream()
                .filter(WebhookEndpoint::isActive)
                .map(endpoint -> new Subscriber(
                        endpoint.id(),
                        endpoint.content().events().stream()
                                .map(EventType::wireName)
                                .collect(Collectors.toSet())))
                .toList();
    }

    /** Tells an endpoint nothing more until somebody switches it on, because it does not want to be told. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void switchOff(OrganizationId organization, UUID id, String reason) {
        endpoints.lock(organization, id).filter(WebhookEndpoint::isActive).ifPresent(endpoint -> {
            WebhookView before = endpoint.view();
            endpoint.switchOff(reason, clock.instant());
            endpoints.flush(organization);
            endpoints.holdDeliveries(organization, id);
            audit.recordOwn(organization, Change.changed("webhooks.switch_off", ENDPOINT, id, before, endpoint.view()));
        });
    }

    private WebhookEndpoint found(Caller caller, UUID id, Precondition precondition) {
        WebhookEndpoint endpoint = endpoints.lock(caller.organization(), id).orElseThrow(WebhookService::notFound);
        precondition.require(endpoint.version(), EntityTag.of(endpoint.version()));
        return endpoint;
    }

    private static NotFoundException notFound() {
        return new NotFoundException("WEBHOOK");
    }
}
