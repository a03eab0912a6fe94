package com.pivotalflow.ratecard;

import com.pivotalflow.money.UnitCost;
import com.pivotalflow.money.UnitPrice;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read to price lines: cards and items that may matter, in no order.
 *
 * @param cards the card the query names, whatever its state; otherwise the active cards of its day in any currency
 * @param items active items of active cards with one of the codes, whatever their dates, or with one of the categories
 */
record PriceCandidates(List<Card> cards, List<Item> items) {

    PriceCandidates {
        cards = List.copyOf(cards);
        items = List.copyOf(items);
    }

    /**
     * A card.
     *
     * @param id the card
     * @param currency code of its currency
     * @param isDefault whether it is tried first
     * @param isActive whether it is in use
     * @param period its first and last day
     */
    record Card(RateCardId id, String currency, boolean isDefault, boolean isActive, Period period) {

        /** The order in which cards are tried: the default first, then the newest. */
        static final Comparator<Card> ORDER = Comparator.comparing(Card::isDefault)
                .reversed()
                .thenComparing(card -> card.period().from(), Comparator.reverseOrder())
                // As text, because UUIDs of Java compare by signed halves and those of PostgreSQL don't.
                .thenComparing(card -> card.id().toString());

        boolean isEffective(LocalDate date) {
            return isActive && period.contains(date);
        }
    }

    /**
     * An active item of an active card.
     *
     * @param id the item
     * @param card its card
     * @param code its code
     * @param category its category
     * @param role its trade role; absent means whoever does it
     * @param unit the unit that the rate is for
     * @param rate price of one unit in the card's currency
     * @param cost cost of one unit; absent means unknown
     * @param taxClass its tax class
     * @param period its own first and last day
     */
    record Item(
            RateCardItemId id,
            RateCardId card,
            @Nullable String code,
            ServiceCategoryId category,
            @Nullable DeliveryRoleId role,
            String unit,
            UnitPrice rate,
            @Nullable UnitCost cost,
            TaxClassId taxClass,
            Period period) {}

    /**
     * Days, both inclusive.
     *
     * @param from first day
     * @param until last day; absent means open
     */
    record Period(LocalDate from, @Nullable LocalDate until) {

        boolean contains(LocalDate date) {
            return !date.isBefore(from) && (until == null || !date.isAfter(until));
        }
    }
}
