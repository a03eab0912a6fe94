package com.pivotalflow.ratecard;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Batch;
import com.pivotalflow.change.Candidates;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds prices to a card by the hundred, by the rules that one price is added by. The card is locked meanwhile, as for one
 * price.
 */
@Stateless
@PermitAll
@InTenant
public class RateCardItemBatchService {

    @Inject
    RateCardRepository cards;

    @Inject
    RateCardItemBatchRepository rows;

    @Inject
    ItemReferences references;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Makes sure that there is such a card.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}
     */
    public void require(OrganizationId organization, RateCardId card) {
        if (cards.currency(organization, card).isEmpty()) {
            throw new NotFoundException("RATE_CARD");
        }
    }

    /** What these codes stand for; codes that stand for nothing are left out. */
    public CatalogueCodes codes(OrganizationId organization, Collection<String> categories, Collection<String> roles) {
        return new CatalogueCodes(rows.categories(organization, categories), rows.roles(organization, roles));
    }

    /**
     * Adds those prices that nothing is wrong with. They are not in the audit log yet.
     *
     * @param isTrial the transaction will be taken back: the card is not kept from being changed
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND} when the card was removed meanwhile
     */
    public Batch add(Caller author, RateCardId id, List<CreateRateCardItem> contents, boolean isTrial) {
        OrganizationId organization = author.organization();
        RateCard card = (isTrial ? cards.unlocked(organization, id) : cards.lock(organization, id))
                .orElseThrow(() -> new NotFoundException("RATE_CARD"));
        ItemReferences.Known known = references.known(organization, contents);
        Candidates<CreateRateCardItem> candidates =
                Candidates.of(contents, content -> known.taxed(content.complete(card.effectiveFrom())));
        candidates.refuse(content -> known.flaws(content));
        candidates.refuse(content -> refusal(() -> RateCardItemService.requireRight(author, null, content.unitCost())));
        candidates.refuse(content -> refusal(() -> card.requireRoomFor(content)));
        Map<Integer, ItemCollision> collisions = rows.collisions(organization, id, candidates.places());
        candidates.refuse((place, content) -> errorOf(Optional.ofNullable(collisions.get(place))));
        ItemPeriods together = new ItemPeriods();
        candidates.refuse(content -> errorOf(together.add(content)));
        Instant now = clock.instant();
        List<RateCardItem> items = candidates.good().stream()
                .map(content -> RateCardItem.of(author, card, content, known.taxClass(content), now))
                .toList();
        rows.add(organization, items);
        return candidates.made(items.stream().map(RateCardItem::id).toList(), List.of());
    }

    private static List<FieldError> errorOf(Optional<ItemCollision> collision) {
        return collision.map(found -> List.of(found.error())).orElse(List.of());
    }

    private static List<FieldError> refusal(Runnable rule) {
        try {
            rule.run();
            return List.of();
        } catch (DomainException refusal) {
            return Candidates.errorsOf(refusal);
        }
    }

    /** Writes into the audit log that these were made; belongs at the end of the transaction. */
    public void record(Caller author, List<UUID> made) {
        audit.recordAll(
                author,
                rows.views(author.organization(), made).stream()
                        .map(view -> Change.created("rate_card_items.create", "RateCardItem", view.id(), view))
                        .toList());
    }
}
