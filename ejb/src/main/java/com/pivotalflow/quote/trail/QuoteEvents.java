package com.pivotalflow.quote.trail;

import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.outbox.Event;
import com.pivotalflow.outbox.EventType;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.view.QuoteView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What other systems are told of a quote: the table of events (specification 14). */
final class QuoteEvents {

    private static final String QUOTE = "Quote";
    private static final String PATH = "/api/v1/quotes/";

    /** The event of each operation that moves a quote; handing in is told by what came of it. */
    private static final Map<QuoteOperation, EventType> OF_OPERATION = new EnumMap<>(Map.ofEntries(
            Map.entry(QuoteOperation.APPROVE, EventType.QUOTE_APPROVED),
            Map.entry(QuoteOperation.REJECT_APPROVAL, EventType.QUOTE_APPROVAL_REJECTED),
            Map.entry(QuoteOperation.WITHDRAW, EventType.QUOTE_WITHDRAWN),
            Map.entry(QuoteOperation.SEND, EventType.QUOTE_SENT),
            Map.entry(QuoteOperation.VIEW, EventType.QUOTE_VIEWED),
            Map.entry(QuoteOperation.ACCEPT, EventType.QUOTE_ACCEPTED),
            Map.entry(QuoteOperation.REJECT, EventType.QUOTE_REJECTED),
            Map.entry(QuoteOperation.EXPIRE, EventType.QUOTE_EXPIRED),
            Map.entry(QuoteOperation.REVISE, EventType.QUOTE_REVISED),
            Map.entry(QuoteOperation.DISCARD_REVISION, EventType.QUOTE_REVISION_DISCARDED),
            Map.entry(QuoteOperation.CANCEL, EventType.QUOTE_CANCELLED)));

    /** Those that happen to what the customer has in hand, whatever the working content has come to meanwhile. */
    private static final Set<QuoteOperation> OF_THE_ISSUED_VERSION =
            EnumSet.of(QuoteOperation.VIEW, QuoteOperation.ACCEPT, QuoteOperation.REJECT, QuoteOperation.EXPIRE);

    private QuoteEvents() {}

    static List<Event> created(QuoteView after) {
        return List.of(event(EventType.QUOTE_CREATED, after));
    }

    /** A change of the content of an approved quote also says that its approval is void. */
    static List<Event> updated(QuoteView before, QuoteView after) {
        Event updated = event(EventType.QUOTE_UPDATED, after);
        boolean isVoided = before.status() == QuoteStatus.APPROVED && after.status() == QuoteStatus.DRAFT;
        return isVoided ? List.of(updated, event(EventType.QUOTE_APPROVAL_VOIDED, after)) : List.of(updated);
    }

    /** Sending also says which version is replaced. */
    static List<Event> moved(QuoteOperation operation, QuoteView before, QuoteView after) {
        EventType type = typeOf(operation, after.status());
        List<Event> events = new ArrayList<>();
        QuoteView.Issued issued = after.issued();
        if (issued != null && OF_THE_ISSUED_VERSION.contains(operation)) {
            events.add(event(type, after, issued.version(), issued.state()));
        } else {
            events.add(event(type, after));
        }
        QuoteView.Issued replaced = before.issued();
        if (operation == QuoteOperation.SEND && replaced != null) {
            events.add(event(EventType.QUOTE_SUPERSEDED, after, replaced.version(), VersionState.SUPERSEDED));
        }
        return events;
    }

    /**
     * The event of an operation that moves a quote.
     *
     * @param after where the quote stands now
     */
    static EventType typeOf(QuoteOperation operation, QuoteStatus after) {
        if (operation == QuoteOperation.SUBMIT) {
            return after == QuoteStatus.PENDING ? EventType.QUOTE_SUBMITTED : EventType.QUOTE_APPROVED;
        }
        return Objects.requireNonNull(OF_OPERATION.get(operation), () -> operation + " has no event");
    }

    static List<Event> approvalProgressed(QuoteView after) {
        return List.of(event(EventType.QUOTE_APPROVAL_PROGRESSED, after));
    }

    /** A link to the version that the customer has in hand. */
    static List<Event> linkChanged(QuoteMark quote) {
        Event.Data data =
                new Event.Data(quote.id(), quote.version(), quote.status().wireName(), PATH + quote.id());
        return List.of(new Event(QUOTE, quote.rowVersion(), EventType.QUOTE_LINK_CHANGED, data));
    }

    /**
     * A quote that is gone.
     *
     * @param rowVersion after it was deleted
     */
    static List<Event> deleted(QuoteView before, long rowVersion) {
        return List.of(new Event(
                QUOTE,
                rowVersion,
                EventType.QUOTE_DELETED,
                data(before, before.version(), before.status().wireName())));
    }

    private static Event event(EventType type, QuoteView quote) {
        return new Event(
                QUOTE,
                rowVersion(quote),
                type,
                data(quote, quote.version(), quote.status().wireName()));
    }

    private static Event event(EventType type, QuoteView quote, int version, VersionState state) {
        return new Event(QUOTE, rowVersion(quote), type, data(quote, version, state.wireName()));
    }

    private static Event.Data data(QuoteView quote, int version, String status) {
        return new Event.Data(quote.id(), version, status, PATH + quote.id());
    }

    private static long rowVersion(QuoteView quote) {
        return EntityTag.rowVersion(quote.etag()).orElseThrow();
    }
}
