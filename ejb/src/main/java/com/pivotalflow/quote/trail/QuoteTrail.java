package com.pivotalflow.quote.trail;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.pivotalflow.approval.ApprovalRoundView;
import com.pivotalflow.audit.AuditEntry;
import com.pivotalflow.audit.AuditFilter;
import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.outbox.OutboxService;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.link.QuoteLinkView;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the audit entries of quotes, and before them the events for other systems: the entry belongs last. Entries
 * hold what a quote says in full: what may be seen of them is decided when they are read.
 */
@ApplicationScoped
public class QuoteTrail {

    private static final String QUOTE = "Quote";

    @Inject
    AuditService audit;

    @Inject
    OutboxService outbox;

    public void created(Caller caller, QuoteView after) {
        outbox.publish(caller.organization(), QuoteEvents.created(after));
        audit.record(caller, Change.created("quotes.create", QUOTE, after.id(), after));
    }

    public void updated(Caller caller, QuoteView before, QuoteView after) {
        outbox.publish(caller.organization(), QuoteEvents.updated(before, after));
        audit.record(caller, Change.changed("quotes.update", QUOTE, after.id(), before, after));
    }

    /** A quote that went from one status to another, or whose issued version ended. */
    public void moved(
            Caller caller, QuoteOperation operation, QuoteView before, QuoteView after, @Nullable String reason) {
        moved(Actor.staff(caller), operation, before, after, reason);
    }

    /** As {@link #moved(Caller, QuoteOperation, QuoteView, QuoteView, String)}, by somebody who need not be staff. */
    public void moved(
            Actor actor, QuoteOperation operation, QuoteView before, QuoteView after, @Nullable String reason) {
        outbox.publish(actor.organization(), QuoteEvents.moved(operation, before, after));
        record(
                actor,
                Change.changed(
                        "quotes.status_transition",
                        QUOTE,
                        after.id(),
                        new Moved(before, null),
                        new Moved(after, reason)));
    }

    private void record(Actor actor, Change change) {
        if (actor.staff() != null) {
            audit.record(actor.staff(), change);
        } else if (actor.link() != null) {
            audit.recordOfLink(actor.organization(), actor.link(), change);
        } else {
            audit.recordOwn(actor.organization(), change);
        }
    }

    /** A link that was made, or taken back. */
    public void linkChanged(Caller caller, QuoteMark quote, @Nullable QuoteLinkView before, QuoteLinkView after) {
        outbox.publish(caller.organization(), QuoteEvents.linkChanged(quote));
        audit.record(
                caller,
                new Change(
                        "quotes.link_changed",
                        QUOTE,
                        quote.id(),
                        before == null ? null : Map.of("link", before),
                        Map.of("link", after)));
    }

    /** An approval that was not the last one needed; the quote has a new row version too. */
    public void approvalProgressed(Caller caller, QuoteView after, ApprovalRoundView round) {
        outbox.publish(caller.organization(), QuoteEvents.approvalProgressed(after));
        audit.record(caller, Change.created("approvals.decide", QUOTE, after.id(), round));
    }

    /** A page of the entries of a quote. */
    public Page<AuditEntry> of(Caller caller, QuoteId quote, PageRequest request) {
        AuditFilter filter = new AuditFilter(
                Optional.of(QUOTE),
                Optional.of(quote.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return audit.list(caller, filter, request);
    }

    /** A quote with the reason that somebody gave for moving it. */
    private record Moved(
            @JsonUnwrapped QuoteView quote, @Nullable String reason) {}

    /** @param rowVersion of the quote after it was deleted */
    public void deleted(Caller caller, QuoteView before, long rowVersion) {
        outbox.publish(caller.organization(), QuoteEvents.deleted(before, rowVersion));
        audit.record(caller, Change.removed("quotes.delete", QUOTE, before.id(), before));
    }
}
