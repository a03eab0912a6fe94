package com.pivotalflow.quote;

/**
 * A quote that is locked until the transaction ends.
 *
 * @param quote its rows
 * @param context what belongs to it
 */
record FoundQuote(Quote quote, QuoteContext context) {

    /** Where it stands. */
    QuoteStanding standing() {
        return context.standing(quote);
    }
}
