package com.pivotalflow.ratecard;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which rate cards a list shows; every part that is given must hold.
 *
 * @param words found anywhere in the name, without regard to case and accents
 * @param currency code of the card's currency
 * @param active whether the card is in use
 * @param isDefault whether the card is tried first
 * @param effectiveOn a day in the card's period
 */
public record RateCardFilter(
        Optional<String> words,
        Optional<String> currency,
        Optional<Boolean> active,
        Optional<Boolean> isDefault,
        Optional<LocalDate> effectiveOn) {

    /** All cards. */
    public static RateCardFilter none() {
        return new RateCardFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
