package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.RoundEnd;
import com.pivotalflow.change.Patch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.drafting.QuoteBefore;
import com.pivotalflow.quote.drafting.QuoteDrafting;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Changes what a quote says, as its status allows, and computes it anew. */
@ApplicationScoped
class QuoteEditing {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteDrafting drafting;

    @Inject
    ApprovalService approvals;

    @Inject
    QuoteTrail trail;

    /**
     * Applies a partial update; one that says what is there already leaves no trace.
     *
     * @throws DomainException {@code QUOTE_NOT_EDITABLE}, {@code QUOTE_IMMUTABLE}, {@code CURRENCY_LOCKED}; as
     *     {@link QuoteDrafting#redraft}
     */
    QuoteView apply(Caller caller, FoundQuote found, Patch<CreateQuote> patch, Instant now) {
        OrganizationId organization = caller.organization();
        Quote quote = found.quote();
        KnownNames names = found.names();
        QuoteBefore before = quote.before(names.base(), names.taxClasses());
        CreateQuote wanted = before.complete(patch.applyTo(before.content()));
        QuoteViews views = new QuoteViews(caller);
        if (before.isSame(wanted)) {
            return views.quote(quote, found.context(), names);
        }
        QuoteViews whole = QuoteViews.whole(caller);
        QuoteView old = whole.quote(quote, found.context(), names);
        if (before.differsInAnnotationsOnly(wanted)) {
            drafting.checkReferences(caller, wanted, before);
            quote.annotate(caller, wanted, now);
            quotes.flush(organization);
            trail.updated(caller, old, whole.quote(quote, found.context(), names));
            return views.quote(quote, found.context(), names);
        }
        quote.progress().status().requireEditable();
        requireFreeCurrency(quote, before, wanted);
        requireSameCustomer(quote, before, wanted);
        QuoteDraft draft = drafting.redraft(caller, wanted, before, now);
        QuoteContext context = found.context().whenWrittenOn();
        if (quote.progress().approvalMode().equals(Optional.of(ApprovalMode.REQUIRED))) {
            approvals.end(caller, quote.id(), RoundEnd.VOIDED, null, before.changedMembers(wanted));
        }
        boolean isRegrouped = before.changedMembers(wanted).contains("groups");
        quote.change(caller, draft, now);
        if (isRegrouped) {
            quotes.storeRegrouped(organization, quote);
        }
        quotes.addContributor(organization, quote.quoteId(), caller.user());
        quotes.flush(organization);
        trail.updated(caller, old, whole.quote(quote, context, draft));
        return views.quote(quote, context, draft);
    }

    private static void requireSameCustomer(Quote quote, QuoteBefore before, CreateQuote wanted) {
        boolean wasSent = quote.progress().currentVersion().isPresent();
        if (wasSent && !wanted.customerId().equals(before.content().customerId())) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "QUOTE_IMMUTABLE",
                    "The customer stays the one who received the quote; duplicate it for another.");
        }
    }

    private static void requireFreeCurrency(Quote quote, QuoteBefore before, CreateQuote wanted) {
        boolean isLocked =
                quote.progress().currentVersion().isPresent() || before.lines().haveAnyOf(wanted.lines());
        if (isLocked && !before.keepsCurrency(wanted)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "CURRENCY_LOCKED",
                    "The currency changes only together with all lines, and never once the quote was sent.");
        }
    }
}
