package com.pivotalflow.quote;

/**
 * A quote that is locked until the transaction ends.
 *
 * @param quote its rows
 * @param context what belongs to it
 * @param names what its rows name
 */
record FoundQuote(Quote quote, QuoteContext context, KnownNames names) {

    /** Where it stands. */
    QuoteStanding standing() {
        return context.standing(quote);
    }
}
