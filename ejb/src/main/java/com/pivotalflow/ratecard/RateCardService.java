package com.pivotalflow.ratecard;

import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;

/** Lists and reads rate cards and prices lines from them. */
@Stateless
@PermitAll
@InTenant
public class RateCardService {

    /** Whoever holds it sees rate cards in full. */
    private static final String VIEW = "rate_cards.view";

    /** Whoever holds it sees what things cost. */
    private static final String VIEW_COST = "quotes.view_cost";

    @Inject
    RateCardRepository cards;

    @Inject
    PriceRepository prices;

    @Inject
    Clock clock;

    /** A page of rate cards; names and dates only for callers who lack {@code rate_cards.view}. */
    @ReadsReplica
    public Page<RateCardView> list(Caller caller, RateCardFilter filter, PageRequest request) {
        Page<RateCardView> page = cards.page(caller.organization(), filter, request);
        return caller.may(VIEW) ? page : page.map(RateCardView::namesAndDates);
    }

    /**
     * A rate card.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}
     */
    public RateCardView get(OrganizationId organization, RateCardId id) {
        return cards.find(organization, id).orElseThrow(RateCardService::notFound);
    }

    /** The cards that lines of a day and a currency are priced from, in the order in which they are tried. */
    public RateCardList activeOn(OrganizationId organization, LocalDate date, String currency) {
        return new RateCardList(cards.activeOn(organization, date, currency));
    }

    /**
     * A page of the prices of a card, without costs for callers who lack {@code quotes.view_cost}.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}
     */
    @ReadsReplica
    public Page<RateCardItemView> items(Caller caller, RateCardId card, PageRequest request) {
        if (cards.currency(caller.organization(), card).isEmpty()) {
            throw notFound();
        }
        return prices.page(caller.organization(), card, request, caller.may(VIEW_COST));
    }

    /**
     * Prices lines for a day. Whether the caller may state prices is for the caller of this method to decide.
     *
     * <p>Two statements, whatever the number of lines; none when no line names a code or a category.
     */
    public PriceResolution resolve(OrganizationId organization, PriceQuery query) {
        return PriceResolver.resolve(query, prices.candidates(organization, query));
    }

    /** Gives the card with the name and revision, made now if there is none; one that exists stays as it is. */
    public RateCardId ensureCard(OrganizationId organization, NewRateCard content) {
        return cards.idOf(organization, content.name(), content.revision())
                .orElseGet(() -> cards.add(organization, RateCard.of(organization, content, clock.instant())));
    }

    /**
     * Gives the card's item with the code, made now if there is none; one that exists stays as it is.
     *
     * @throws NotFoundException {@code RATE_CARD_NOT_FOUND}
     */
    public RateCardItemId ensureItem(OrganizationId organization, RateCardId card, NewRateCardItem content) {
        return prices.idOf(organization, card, content.itemCode()).orElseGet(() -> {
            String currency = cards.currency(organization, card).orElseThrow(RateCardService::notFound);
            return prices.add(organization, RateCardItem.of(organization, card, currency, content, clock.instant()));
        });
    }

    private static NotFoundException notFound() {
        return new NotFoundException("RATE_CARD");
    }
}
