package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.money.Uplift;
import com.pivotalflow.money.ValueRejectedException;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Carries rate cards forward to another period, with higher or lower prices. */
@Stateless
@PermitAll
@InTenant
public class RateCardCopyService {

    @Inject
    RateCardRepository cards;

    @Inject
    RateCardItemRepository items;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes a card like another one. The copy is active and open: it begins on the day asked for and has no last day.
     *
     * <p>It has the active prices of the other card that reach that day. Each begins on that day, or on its own first
     * day when that is later, and keeps its own last day; one that lasts as long as its card lasts as long as the copy.
     * So prices that stood beside each other still do, and none overlap. Base rates are raised by {@link Uplift}, once
     * and exactly; costs, codes, units and tax classes are as they were. The number of statements does not depend on
     * the number of prices.
     *
     * <p>The copy is the default card only as a successor: when the other card is the active default of its currency
     * and ends before the copy begins, and nobody else is the default from then on. Otherwise both would have to be the
     * default on some day, which there can't be, so the copy is not, and somebody decides later.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}
     * @throws InvalidInputException {@code VALIDATION_FAILED} when a price would become larger than prices can be
     */
    public RateCardView copy(Caller caller, RateCardId id, CopyRateCard content) {
        RateCard card = cards.lock(caller.organization(), id).orElseThrow(() -> new NotFoundException("RATE_CARD"));
        LocalDate begins = content.effectiveFrom();
        Instant now = clock.instant();
        RateCard copy = RateCard.of(caller, card.copied(content, isSuccessor(caller, card, begins)), now);
        List<RateCardItem> prices = raised(
                items.reaching(caller.organization(), card, begins).stream()
                        .map(item -> item.copied(caller, card, copy, now))
                        .toList(),
                content.uplift());
        cards.add(caller.organization(), copy);
        items.addAll(caller.organization(), prices);
        RateCardView view = copy.view();
        Copied after = new Copied(view, id.value(), content.uplift().text(), prices.size());
        audit.record(caller, Change.created("rate_cards.copy", RateCardEditingService.RATE_CARD, view.id(), after));
        return view;
    }

    private boolean isSuccessor(Caller caller, RateCard card, LocalDate begins) {
        if (!card.isDefaultUntilBefore(begins)) {
            return false;
        }
        cards.awaitDefaults(caller.organization(), card.currency());
        return !cards.hasDefaultFrom(caller.organization(), card.currency(), begins);
    }

    private static List<RateCardItem> raised(List<RateCardItem> prices, Uplift uplift) {
        try {
            prices.forEach(price -> price.raise(uplift));
            return prices;
        } catch (ValueRejectedException e) {
            InvalidInputException refusal = new InvalidInputException(List.of(new FieldError(
                    "/upliftPercent", e.code(), "A price of the card would become larger than prices can be.")));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /**
     * What the audit log says of a copy.
     *
     * @param card the new card
     * @param copiedFrom the card it was made from
     * @param upliftPercent by how much its prices are higher
     * @param items how many prices it has
     */
    record Copied(RateCardView card, UUID copiedFrom, String upliftPercent, int items) {}
}
