package com.pivotalflow.quote;

import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.view.AcceptanceView;
import com.pivotalflow.quote.view.QuoteView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a quote and does not stand in its own rows.
 *
 * @param issued the version that was sent last, if any
 * @param approval how far its approval has come, once it was submitted
 * @param acceptance what the customer said of that version, if anything
 * @param conversions what was made of it; absent unless it was accepted
 * @param at the moment it is looked at
 */
record QuoteContext(
        @Nullable QuoteVersion issued,
        QuoteView.@Nullable Approval approval,
        @Nullable AcceptanceView acceptance,
        @Nullable List<QuoteView.Conversion> conversions,
        Instant at) {

    /** Of a quote that was neither submitted nor sent. */
    static final QuoteContext NONE = new QuoteContext(null, null, null, null, Instant.MIN);

    /** Of a quote that the customer said nothing of. */
    QuoteContext(@Nullable QuoteVersion issued, QuoteView.@Nullable Approval approval, Instant at) {
        this(issued, approval, null, null, at);
    }

    /** Where the quote stands. */
    QuoteStanding standing(Quote quote) {
        QuoteStatus head = quote.progress().status();
        return issued == null
                ? new QuoteStanding(head, null)
                : QuoteStanding.at(at, head, issued.state(), issued.deadline());
    }

    QuoteView.@Nullable Issued issuedView() {
        return issued == null ? null : issued.issued(at);
    }

    /** The same as it was written down, whatever the time is. */
    QuoteContext asStored() {
        return new QuoteContext(issued, approval, acceptance, conversions, Instant.MIN);
    }

    /** The same once the working content is a draft again. */
    QuoteContext whenWrittenOn() {
        return new QuoteContext(issued, null, acceptance, conversions, at);
    }
}
