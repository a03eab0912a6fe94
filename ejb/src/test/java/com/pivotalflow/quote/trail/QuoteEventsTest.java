package com.pivotalflow.quote.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.outbox.EventType;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of events. */
class QuoteEventsTest {

    /** What is told by the change that comes with it, and by a method of its own. */
    private static final Set<QuoteOperation> OTHERWISE = EnumSet.of(QuoteOperation.AMEND, QuoteOperation.DELETE);

    @Test
    void everyOperationThatMovesAQuoteIsToldByAnEventOfItsOwn() {
        Set<EventType> events = new HashSet<>();
        for (QuoteOperation operation : EnumSet.complementOf(EnumSet.copyOf(OTHERWISE))) {
            events.add(QuoteEvents.typeOf(operation, QuoteStatus.PENDING));
        }

        assertThat(events).hasSize(QuoteOperation.values().length - OTHERWISE.size());
    }

    @Test
    void handingInIsToldByWhatCameOfIt() {
        assertThat(QuoteEvents.typeOf(QuoteOperation.SUBMIT, QuoteStatus.PENDING))
                .isEqualTo(EventType.QUOTE_SUBMITTED);
        assertThat(QuoteEvents.typeOf(QuoteOperation.SUBMIT, QuoteStatus.APPROVED))
                .isEqualTo(EventType.QUOTE_APPROVED);
    }
}
