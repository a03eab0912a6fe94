package com.pivotalflow.webhook.delivery;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.webhook.WebhookService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Claims deliveries, and writes down what came of them, in transactions of their own. */
@Stateless
@PermitAll
@InTenant
public class ClaimService {

    /** Longer than an attempt can take: a node that has not said by then what came of it is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    ClaimRepository claims;

    @Inject
    WebhookService webhooks;

    /**
     * Claims deliveries that are due.
     *
     * @param busy endpoints that get nothing more for the moment
     * @param limit how many at most
     */
    public List<DueDelivery> claim(OrganizationId organization, Collection<UUID> busy, int limit) {
        return claims.claim(organization, busy, limit, LEASE);
    }

    /** Has what is due to endpoints that are switched off wait for them. */
    public void holdForInactive(OrganizationId organization) {
        claims.holdForInactive(organization);
    }

    /** Writes down what came of attempts. */
    public void store(OrganizationId organization, List<Outcome> outcomes) {
        claims.confirm(
                organization, outcomes.stream().filter(Outcome::isConfirmed).toList());
        outcomes.stream().filter(outcome -> !outcome.isConfirmed()).forEach(outcome -> fail(organization, outcome));
    }

    private void fail(OrganizationId organization, Outcome outcome) {
        DueDelivery delivery = outcome.delivery();
        Instant next = outcome.isGone()
                ? null
                : Retries.delayAfter(delivery.attempts() + 1, ThreadLocalRandom.current())
                        .map(delay -> micros(outcome.at().plus(delay)))
                        .orElse(null);
        if (outcome.isGone()) {
            // The endpoint is locked before its deliveries, as everywhere.
            webhooks.switchOff(organization, delivery.endpoint(), "The endpoint answered 410 Gone.");
        }
        boolean isNoted = claims.fail(organization, outcome, next);
        if (isNoted && next != null) {
            claims.holdLater(organization, delivery, next);
        }
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
