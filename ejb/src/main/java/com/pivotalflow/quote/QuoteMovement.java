package com.pivotalflow.quote;

import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Applies an effect to a locked quote and writes down the one entry of it. */
@ApplicationScoped
class QuoteMovement {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteTrail trail;

    /**
     * Applies an effect.
     *
     * @param operation that it is the effect of
     * @param reason that somebody gave for it
     * @return what belongs to the quote now
     */
    QuoteContext apply(
            Actor actor, QuoteOperation operation, FoundQuote found, @Nullable String reason, Runnable effect) {
        Quote quote = found.quote();
        QuoteViews whole = QuoteViews.whole(actor.organization());
        QuoteView before = whole.quote(quote, found.context().asStored(), found.names());
        effect.run();
        quotes.flush(actor.organization());
        QuoteContext after = reading.context(actor.organization(), quote);
        trail.moved(actor, operation, before, whole.quote(quote, after, found.names()), reason);
        return after;
    }
}
