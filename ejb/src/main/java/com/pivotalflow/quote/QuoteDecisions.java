package com.pivotalflow.quote;

import com.pivotalflow.delivery.LinkService;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.quote.decision.Evidence;
import com.pivotalflow.quote.lifecycle.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What a decision does to a quote, whoever brings it: the evidence, the states of version and quote, and the links. It
 * asks nothing; {@link DecisionGate} does before.
 */
@ApplicationScoped
class QuoteDecisions {

    /** Why the approval of a next version is void. */
    private static final String ACCEPTED_MEANWHILE = "accepted_meanwhile";

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    AcceptanceRepository acceptances;

    @Inject
    QuoteSubmission submission;

    @Inject
    LinkService links;

    /** The customer says yes: the quote says from now on what was chosen. A next version in preparation is given up. */
    void accept(Actor actor, FoundQuote found, ChosenContent chosen, Evidence evidence, Instant now) {
        OrganizationId organization = actor.organization();
        Quote quote = found.quote();
        QuoteVersion version = issued(found);
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        boolean isRevised = found.standing().isRevision();
        if (isRevised) {
            submission.voidRound(actor, quote, ACCEPTED_MEANWHILE);
        }
        quote.restore(
                version, chosen.lines(), chosen.priced(), chosen.priceable().discounts(), at);
        quote.move(actor, at).accept(version, at);
        if (isRevised) {
            quotes.storeRegrouped(organization, quote);
            quotes.clearContributors(organization, quote.quoteId());
        }
        acceptances.add(organization, version, evidence, chosen, at);
        versions.accept(organization, version, at);
        links.consume(organization, version.id(), at);
    }

    /** The customer says no; a next version in preparation goes on. */
    void reject(Actor actor, FoundQuote found, Evidence evidence, String reason, Instant now) {
        QuoteVersion version = issued(found);
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        found.quote().move(actor, at).reject(version, at);
        acceptances.add(actor.organization(), version, evidence, reason, at);
        versions.reject(actor.organization(), version, at);
        links.consume(actor.organization(), version.id(), at);
    }

    private static QuoteVersion issued(FoundQuote found) {
        return Objects.requireNonNull(found.context().issued(), "a decision is on a version");
    }
}
