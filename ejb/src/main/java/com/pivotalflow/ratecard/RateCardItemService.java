package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.ForbiddenException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the prices of rate cards. Each change holds the lock of the card, so that its prices and its period are judged
 * together, and so that two changes at once don't wait for each other at the constraint that forbids overlaps.
 */
@Stateless
@PermitAll
@InTenant
public class RateCardItemService {

    private static final String ITEM = "RateCardItem";

    /** Whoever holds it sees and states what things cost. */
    private static final String VIEW_COST = "quotes.view_cost";

    @Inject
    RateCardRepository cards;

    @Inject
    RateCardItemRepository items;

    @Inject
    ItemReferences references;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * A price, without its cost for callers who lack {@code quotes.view_cost}.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}, {@code RATE_CARD_ITEM_NOT_FOUND}
     */
    public RateCardItemView get(Caller caller, RateCardId card, RateCardItemId id) {
        if (cards.currency(caller.organization(), card).isEmpty()) {
            throw noCard();
        }
        return shown(caller, view(caller, card, id));
    }

    /**
     * Adds a price to a card. The database refuses it when another active one stands for the same on one of its days.
     *
     * @throws DomainException {@code RATE_CARD_NOT_FOUND}; {@code VALIDATION_FAILED} when something named does not
     *     exist; {@code PERMISSION_DENIED} for a cost; {@code RATE_OUTSIDE_CARD}
     */
    public RateCardItemView create(Caller caller, RateCardId id, CreateRateCardItem content) {
        RateCard card = locked(caller, id);
        CreateRateCardItem whole = references.taxed(caller.organization(), content.complete(card.effectiveFrom()));
        TaxClassId taxClass = references.require(caller.organization(), whole);
        requireRight(caller, null, whole.unitCost());
        card.requireRoomFor(whole);
        RateCardItem item = RateCardItem.of(caller, card, whole, taxClass, clock.instant());
        items.add(caller.organization(), item);
        RateCardItemView view = view(caller, id, new RateCardItemId(item.id()));
        audit.record(caller, Change.created("rate_card_items.create", ITEM, view.id(), view));
        return shown(caller, view);
    }

    /**
     * Changes a price. A patch that says what is there already changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code RATE_CARD_NOT_FOUND}, {@code RATE_CARD_ITEM_NOT_FOUND}; as {@link
     *     Precondition#require}; as {@link #create}
     */
    public RateCardItemView update(
            Caller caller,
            RateCardId cardId,
            RateCardItemId id,
            Precondition precondition,
            Patch<CreateRateCardItem> patch) {
        RateCard card = locked(caller, cardId);
        RateCardItem item = items.lock(caller.organization(), cardId, id).orElseThrow(RateCardItemService::noItem);
        RateCardItemView before = view(caller, cardId, id);
        precondition.require(item.version(), shown(caller, before).etag());
        CreateRateCardItem present = item.content(before.taxClass());
        CreateRateCardItem wanted =
                references.taxed(caller.organization(), patch.applyTo(present).complete(card.effectiveFrom()));
        if (Sameness.of(present, wanted)) {
            return shown(caller, before);
        }
        TaxClassId taxClass = references.require(caller.organization(), wanted);
        requireRight(caller, present.unitCost(), wanted.unitCost());
        card.requireRoomFor(wanted);
        item.change(caller, wanted, taxClass, clock.instant());
        items.flush(caller.organization());
        RateCardItemView after = view(caller, cardId, id);
        audit.record(caller, Change.changed("rate_card_items.update", ITEM, id.value(), before, after));
        return shown(caller, after);
    }

    /**
     * Removes a price; the database refuses when a quote was priced by it.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code RATE_CARD_NOT_FOUND}, {@code RATE_CARD_ITEM_NOT_FOUND}; as {@link
     *     Precondition#require}
     */
    public void delete(Caller caller, RateCardId card, RateCardItemId id, Precondition precondition) {
        var unused = locked(caller, card);
        RateCardItem item = items.lock(caller.organization(), card, id).orElseThrow(RateCardItemService::noItem);
        RateCardItemView before = view(caller, card, id);
        precondition.require(item.version(), shown(caller, before).etag());
        items.remove(caller.organization(), item);
        audit.record(caller, Change.removed("rate_card_items.delete", ITEM, id.value(), before));
    }

    private RateCard locked(Caller caller, RateCardId id) {
        return cards.lock(caller.organization(), id).orElseThrow(RateCardItemService::noCard);
    }

    private RateCardItemView view(Caller caller, RateCardId card, RateCardItemId id) {
        return items.find(caller.organization(), card, id).orElseThrow(RateCardItemService::noItem);
    }

    private static RateCardItemView shown(Caller caller, RateCardItemView whole) {
        return caller.may(VIEW_COST) ? whole : whole.withoutCost();
    }

    /** A cost that stays as it was needs no right. */
    static void requireRight(Caller caller, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (!caller.may(VIEW_COST) && !Sameness.of(before, after)) {
            String code = "PERMISSION_DENIED";
            String detail = "Stating costs needs the permission " + VIEW_COST + ".";
            throw new ForbiddenException(code, detail, VIEW_COST, List.of(new FieldError("/unitCost", code, detail)));
        }
    }

    private static NotFoundException noCard() {
        return new NotFoundException("RATE_CARD");
    }

    private static NotFoundException noItem() {
        return new NotFoundException("RATE_CARD_ITEM");
    }
}
