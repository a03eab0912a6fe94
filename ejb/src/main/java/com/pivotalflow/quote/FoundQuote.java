package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.trail.QuoteMark;

/**
 * A quote that is locked until the transaction ends.
 *
 * @param quote its rows
 * @param context what belongs to it
 * @param names what its rows name
 */
public record FoundQuote(Quote quote, QuoteContext context, KnownNames names) {

    /** Where it stands. */
    public QuoteStanding standing() {
        return context.standing(quote);
    }

    /** What an event tells of it. */
    QuoteMark mark() {
        return new QuoteMark(
                quote.id(),
                quote.version(),
                quote.progress().headVersionNumber(),
                standing().status());
    }

    /** What to throw when something was read of it before it was locked and is not so any more. */
    DomainException outdated(Caller caller) {
        return Precondition.outdated(EntityTag.of(quote.version(), standing().fingerprint(caller)));
    }
}
