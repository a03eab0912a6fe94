package com.pivotalflow.ratecard;

import java.util.List;

/**
 * The cards of one day and currency, all of them; there are too few for pages.
 *
 * @param items in the order in which prices are looked for
 */
public record RateCardList(List<RateCardView> items) {

    public RateCardList {
        items = List.copyOf(items);
    }
}
