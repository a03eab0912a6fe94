package com.pivotalflow.quote;

import org.jspecify.annotations.Nullable;

/**
 * What belongs to a quote and does not stand in its own rows.
 *
 * @param issued the version that was sent last, if any
 * @param approval how far its approval has come, once it was submitted
 */
record QuoteContext(@Nullable QuoteVersion issued, QuoteView.@Nullable Approval approval) {

    /** Of a quote that was neither submitted nor sent. */
    static final QuoteContext NONE = new QuoteContext(null, null);

    /** Where the quote stands. */
    QuoteStanding standing(Quote quote) {
        return new QuoteStanding(quote.progress().status(), issued == null ? null : issued.state());
    }

    QuoteView.@Nullable Issued issuedView() {
        return issued == null ? null : issued.issued();
    }

    /** The same once the working content is a draft again. */
    QuoteContext whenWrittenOn() {
        return new QuoteContext(issued, null);
    }
}
