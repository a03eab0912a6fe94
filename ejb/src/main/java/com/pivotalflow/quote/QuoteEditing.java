package com.pivotalflow.quote;

import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Changes what a quote says, as its status allows, and computes it anew. */
@ApplicationScoped
class QuoteEditing {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteDrafting drafting;

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteTrail trail;

    /**
     * Finds a quote and keeps it from being changed by others until the transaction ends.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}
     */
    Quote found(Caller caller, QuoteId id, Precondition precondition) {
        Quote quote = quotes.findForChange(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        String tag = EntityTag.of(quote.version(), QuoteViews.fingerprint(caller, quote.status()));
        precondition.require(quote.version(), tag);
        return quote;
    }

    /**
     * Applies a partial update; one that says what is there already leaves no trace.
     *
     * @throws DomainException {@code QUOTE_NOT_EDITABLE}, {@code QUOTE_IMMUTABLE}, {@code CURRENCY_LOCKED}; as
     *     {@link QuoteDrafting#redraft}
     */
    QuoteView apply(Caller caller, Quote quote, Patch<CreateQuote> patch, Instant now) {
        OrganizationId organization = caller.organization();
        Map<UUID, TaxClassName> taxClasses = quotes.taxClasses(organization);
        CurrencyUnit currency = organizations.currency(organization, quote.currencyCode());
        CurrencyUnit base =
                organizations.currency(organization, quote.exchange().baseCurrency());
        QuoteBefore before = quote.before(base, taxClasses);
        CreateQuote wanted = before.complete(patch.applyTo(before.content()));
        QuoteViews views = new QuoteViews(caller);
        if (before.isSame(wanted)) {
            return views.quote(quote, currency, base, taxClasses);
        }
        QuoteViews whole = QuoteTrail.whole(caller);
        QuoteView old = whole.quote(quote, currency, base, taxClasses);
        if (before.differsInAnnotationsOnly(wanted)) {
            drafting.checkReferences(caller, wanted, before);
            quote.annotate(caller, wanted, now);
            quotes.flush(organization);
            trail.updated(caller, old, whole.quote(quote, currency, base, taxClasses));
            return views.quote(quote, currency, base, taxClasses);
        }
        quote.status().requireEditable();
        requireFreeCurrency(quote, before, wanted);
        QuoteDraft draft = drafting.redraft(caller, wanted, before, now);
        quote.change(caller, draft, now);
        quotes.flush(organization);
        trail.updated(caller, old, whole.quote(quote, draft));
        return views.quote(quote, draft);
    }

    private static void requireFreeCurrency(Quote quote, QuoteBefore before, CreateQuote wanted) {
        boolean isLocked = quote.wasSent() || before.lines().haveAnyOf(wanted.lines());
        if (isLocked && !before.keepsCurrency(wanted)) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "CURRENCY_LOCKED",
                    "The currency changes only together with all lines, and never once the quote was sent.");
        }
    }
}
