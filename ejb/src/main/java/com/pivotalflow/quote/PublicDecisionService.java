package com.pivotalflow.quote;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.delivery.FoundLink;
import com.pivotalflow.delivery.LinkService;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.decision.Evidence;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.DecisionOutcome;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.offer.AcceptQuote;
import com.pivotalflow.quote.offer.AcceptedOffer;
import com.pivotalflow.quote.offer.DeclineQuote;
import com.pivotalflow.quote.offer.DeclinedOffer;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.AmountViews;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decisions of customers. Everything is judged once the quote is locked, so that of two that come at the same
 * time one counts.
 */
@Stateless
@PermitAll
@InTenant
public class PublicDecisionService {

    @Inject
    LinkService links;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteChoosing choosing;

    @Inject
    QuoteDecisions decisions;

    @Inject
    QuoteMovement movement;

    @Inject
    CurrentOrigin origin;

    @Inject
    Clock clock;

    /**
     * The holder of a link says yes.
     *
     * @param locale language that they read the quote in, if it is known
     * @throws DomainException in this order {@code LINK_NOT_FOUND}; {@code QUOTE_ALREADY_DECIDED}; {@code
     *     QUOTE_SUPERSEDED}, {@code QUOTE_WITHDRAWN}, {@code QUOTE_EXPIRED}; {@code LINK_READ_ONLY}; {@code
     *     QUOTE_UNDER_REVISION}; {@code CONTENT_CHANGED}; {@code TERMS_NOT_ACCEPTED}; {@code SELECTION_INVALID}; {@code
     *     CONTENT_CHANGED} again when the total is not the expected one
     */
    public AcceptedOffer accept(OrganizationId organization, UUID link, AcceptQuote command, @Nullable String locale) {
        Deciding deciding = deciding(organization, link);
        QuoteVersion version = deciding.version();
        if (!CanonicalDocument.text(version.contentHash()).equals(command.contentHash())) {
            throw contentChanged("What you were shown is not what can be accepted: load the quote again.");
        }
        if (!Boolean.TRUE.equals(command.termsAccepted())) {
            throw new DomainException(
                    Refusal.INVALID,
                    "TERMS_NOT_ACCEPTED",
                    "The quote can only be accepted with its terms.",
                    List.of(new FieldError("/termsAccepted", "TERMS_NOT_ACCEPTED", "Agree to the terms.")),
                    Map.of());
        }
        ChosenContent chosen = choosing.choose(version, command.selection());
        BigDecimal expected = command.expectedGrandTotal();
        BigDecimal total = chosen.priced().totals().grandTotal().amount();
        if (expected != null && expected.compareTo(total) != 0) {
            throw contentChanged("The selection does not come to the total that you expect.");
        }
        Evidence evidence =
                Evidence.online(link, command.name(), command.email(), command.role(), origin.get(), locale);
        Actor actor = Actor.link(organization, link);
        movement.apply(
                actor,
                QuoteOperation.ACCEPT,
                deciding.quote(),
                null,
                () -> decisions.accept(actor, deciding.quote(), chosen, evidence, deciding.at()));
        return new AcceptedOffer(
                DecisionOutcome.ACCEPTED,
                deciding.at(),
                version.quoteNumber(),
                version.versionNumber(),
                CanonicalDocument.text(version.contentHash()),
                CanonicalDocument.text(chosen.selectionHash()),
                AmountViews.totals(chosen.priced().totals()));
    }

    /**
     * The holder of a link says no.
     *
     * @param locale language that they read the quote in, if it is known
     * @throws DomainException in this order {@code LINK_NOT_FOUND}; {@code QUOTE_ALREADY_DECIDED}; {@code
     *     QUOTE_SUPERSEDED}, {@code QUOTE_WITHDRAWN}, {@code QUOTE_EXPIRED}; {@code LINK_READ_ONLY}; {@code
     *     QUOTE_UNDER_REVISION}; {@code REASON_REQUIRED}
     */
    public DeclinedOffer decline(
            OrganizationId organization, UUID link, DeclineQuote command, @Nullable String locale) {
        Deciding deciding = deciding(organization, link);
        String reason = command.reason();
        if (reason == null) {
            throw new DomainException(Refusal.INVALID, "REASON_REQUIRED", "Say why you decline.");
        }
        Evidence evidence = Evidence.online(link, command.name(), command.email(), null, origin.get(), locale);
        Actor actor = Actor.link(organization, link);
        movement.apply(
                actor,
                QuoteOperation.REJECT,
                deciding.quote(),
                reason,
                () -> decisions.reject(actor, deciding.quote(), evidence, reason, deciding.at()));
        return new DeclinedOffer(DecisionOutcome.REJECTED, deciding.at());
    }

    /** The clock is read once nobody else can decide any more: who waited past the deadline is too late. */
    private Deciding deciding(OrganizationId organization, UUID link) {
        QuoteId quote = new QuoteId(links.find(organization, link).quote());
        FoundQuote found = reading.found(organization, quote).orElseThrow(() -> new NotFoundException("LINK"));
        FoundLink held = links.lock(organization, link);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        QuoteVersion version = reading.version(organization, held.version());
        DecisionGate.requireOpen(version, now);
        if (!held.mayDecide()) {
            throw new DomainException(
                    Refusal.FORBIDDEN, "LINK_READ_ONLY", "This link lets you read the quote, not decide on it.");
        }
        DecisionGate.requireNotHeld(found);
        return new Deciding(found, Objects.requireNonNull(found.context().issued(), "it is open"), now);
    }

    private static DomainException contentChanged(String detail) {
        return new DomainException(Refusal.CONFLICT, "CONTENT_CHANGED", detail);
    }

    /**
     * A decision that may be made.
     *
     * @param quote locked
     * @param version the one that is decided on
     * @param at when
     */
    private record Deciding(FoundQuote quote, QuoteVersion version, Instant at) {}
}
