package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Makes, changes and removes rate cards. Documents copy what they were priced with, so no change here touches one that
 * exists.
 */
@Stateless
@PermitAll
@InTenant
public class RateCardEditingService {

    static final String RATE_CARD = "RateCard";

    @Inject
    RateCardRepository cards;

    @Inject
    RateCardItemRepository items;

    @Inject
    OrganizationService organizations;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes a card without prices.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the period ends before it begins or the organization
     *     does not work in the currency
     */
    public RateCardView create(Caller caller, CreateRateCard content) {
        CreateRateCard whole = content.complete();
        requireWorkingCurrency(caller, whole.currency());
        awaitTurn(caller, whole);
        RateCard card = RateCard.of(caller, whole, clock.instant());
        cards.add(caller.organization(), card);
        RateCardView view = card.view();
        audit.record(caller, Change.created("rate_cards.create", RATE_CARD, view.id(), view));
        return view;
    }

    /**
     * Changes what a card says. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code RATE_CARD_NOT_FOUND}; as {@link Precondition#require}; {@code CURRENCY_LOCKED} when
     *     the card has prices; as {@link #create}; {@code RATE_OUTSIDE_CARD} when prices would stand outside the period
     */
    public RateCardView update(Caller caller, RateCardId id, Precondition precondition, Patch<CreateRateCard> patch) {
        RateCard card = found(caller, id, precondition);
        CreateRateCard present = card.content();
        CreateRateCard wanted = patch.applyTo(present).complete();
        RateCardView before = card.view();
        if (Sameness.of(present, wanted)) {
            return before;
        }
        if (!wanted.currency().equals(present.currency())) {
            requireNoPrices(caller, id);
            requireWorkingCurrency(caller, wanted.currency());
        }
        requireRoomForPrices(caller, id, present, wanted);
        awaitTurn(caller, wanted);
        card.change(caller, wanted, clock.instant());
        cards.flush(caller.organization());
        RateCardView after = card.view();
        audit.record(caller, Change.changed("rate_cards.update", RATE_CARD, id.value(), before, after));
        return after;
    }

    /**
     * Removes a card with its prices; the database refuses when a quote names the card or one of its prices.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code RATE_CARD_NOT_FOUND}; as {@link Precondition#require}
     */
    public void delete(Caller caller, RateCardId id, Precondition precondition) {
        RateCard card = found(caller, id, precondition);
        RateCardView before = card.view();
        cards.remove(caller.organization(), card);
        audit.record(caller, Change.removed("rate_cards.delete", RATE_CARD, id.value(), before));
    }

    private RateCard found(Caller caller, RateCardId id, Precondition precondition) {
        RateCard card = cards.lock(caller.organization(), id).orElseThrow(() -> new NotFoundException("RATE_CARD"));
        precondition.require(card.version(), EntityTag.of(card.version()));
        return card;
    }

    /**
     * Who wants to be the default of a currency waits for others who want the same, so that the second one is told that
     * the place is taken. Two at once would wait for each other at the constraint, and one of them for nothing.
     */
    private void awaitTurn(Caller caller, CreateRateCard content) {
        if (content.wantsToBeDefault()) {
            cards.awaitDefaults(caller.organization(), content.currency());
        }
    }

    private void requireWorkingCurrency(Caller caller, String currency) {
        if (organizations.workingCurrency(caller.organization(), currency).isEmpty()) {
            throw new InvalidInputException(List.of(new FieldError(
                    "/currency", "CURRENCY_UNSUPPORTED", "The organization does not work in " + currency + ".")));
        }
    }

    private void requireNoPrices(Caller caller, RateCardId id) {
        if (items.hasAny(caller.organization(), id)) {
            throw new DomainException(
                    Refusal.CONFLICT, "CURRENCY_LOCKED", "The card has prices in its currency; make another card.");
        }
    }

    private void requireRoomForPrices(Caller caller, RateCardId id, CreateRateCard present, CreateRateCard wanted) {
        boolean hasSameStart = wanted.effectiveFrom().equals(present.effectiveFrom());
        if (hasSameStart && Sameness.of(wanted.effectiveUntil(), present.effectiveUntil())) {
            return;
        }
        long outside = items.countOutside(caller.organization(), id, wanted.effectiveFrom(), wanted.effectiveUntil());
        if (outside > 0) {
            String detail = outside + " of the card's prices would stand outside its period; change those first.";
            String pointer = hasSameStart ? "/effectiveUntil" : "/effectiveFrom";
            throw new InvalidInputException(
                    RateCard.OUTSIDE, detail, List.of(new FieldError(pointer, RateCard.OUTSIDE, detail)));
        }
    }
}
