package com.pivotalflow.quote;

import com.pivotalflow.audit.AuditEntry;
import com.pivotalflow.change.Patch;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.ReadsReplica;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.content.QuoteDraft;
import com.pivotalflow.quote.drafting.QuoteDrafting;
import com.pivotalflow.quote.drafting.QuoteDuplication;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.list.QuoteFilter;
import com.pivotalflow.quote.list.QuoteSummaries;
import com.pivotalflow.quote.list.QuoteSummary;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.DuplicateQuote;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.trail.QuoteTrail;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.CalculationView;
import com.pivotalflow.quote.view.PartViews;
import com.pivotalflow.quote.view.QuoteExplanation;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use cases of quotes, one transaction each. */
@Stateless
@PermitAll
@InTenant
public class QuoteService {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteDrafting drafting;

    @Inject
    QuoteEditing editing;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteSummaries summaries;

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

    /**
     * Makes a draft with a number, everything found and computed.
     *
     * @throws com.pivotalflow.problem.InvalidInputException when something stated can't be accepted; nothing is kept and
     *     no number is used up
     * @throws com.pivotalflow.problem.ForbiddenException when something stated needs a right that the caller lacks
     */
    public QuoteView create(Caller caller, CreateQuote content) {
        return add(caller, content, null);
    }

    /** Makes the draft unless a quote with this key was made before; gives the quote if it is new. */
    public Optional<QuoteView> createOnce(Caller caller, String importKey, CreateQuote content) {
        if (quotes.findImported(caller.organization(), importKey).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(add(caller, content, importKey));
    }

    private QuoteView add(Caller caller, CreateQuote content, @Nullable String importKey) {
        OrganizationProfile profile = organizations.profile(caller.organization());
        ZonedDateTime now = clock.instant().atZone(profile.timeZone());
        return add(caller, drafting.draft(caller, content, profile, now.toLocalDate()), importKey, profile, now);
    }

    private QuoteView add(
            Caller caller,
            QuoteDraft draft,
            @Nullable String importKey,
            OrganizationProfile profile,
            ZonedDateTime now) {
        QuoteNumber number = quotes.nextNumber(caller.organization(), profile, now.getYear());
        Quote quote = Quote.draft(caller, number, draft, importKey, now.toInstant());
        quotes.add(caller.organization(), quote);
        trail.created(caller, QuoteViews.whole(caller).quote(quote, QuoteContext.NONE, draft));
        return new QuoteViews(caller).quote(quote, QuoteContext.NONE, draft);
    }

    /** Computes what the quote would come to and explains it; nothing is stored. Throws as {@link #create}. */
    public CalculationView calculate(Caller caller, CreateQuote content) {
        OrganizationProfile profile = organizations.profile(caller.organization());
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.timeZone());
        return PartViews.of(caller).calculation(drafting.draft(caller, content, profile, today));
    }

    /**
     * Reads a quote.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public QuoteView get(Caller caller, QuoteId id) {
        Quote quote = quotes.find(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        return reading.view(new QuoteViews(caller), caller, quote);
    }

    /**
     * Changes what a quote says. Lines that the patch names by their ids keep their identity and their price; new ones
     * are priced, missing ones removed, and everything is computed anew. A patch that says what is there already
     * changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code QUOTE_NOT_EDITABLE},
     *     {@code QUOTE_IMMUTABLE}, {@code CURRENCY_LOCKED}; as {@link #create}
     */
    public QuoteView update(Caller caller, QuoteId id, Precondition precondition, Patch<CreateQuote> patch) {
        return editing.apply(caller, reading.found(caller, id, precondition), patch, clock.instant());
    }

    /**
     * Deletes a draft that was never sent; its number stays used.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code QUOTE_NOT_DELETABLE}
     */
    public void delete(Caller caller, QuoteId id, Precondition precondition) {
        FoundQuote found = reading.found(caller, id, precondition);
        QuoteOperation.DELETE.require(found.standing(), caller);
        QuoteView before = QuoteViews.whole(caller).quote(found.quote(), found.context(), found.names());
        found.quote().delete(caller, clock.instant());
        quotes.flush(caller.organization());
        trail.deleted(caller, before, found.quote().version());
    }

    /**
     * Makes a new draft of what a quote says, with a number, dates and lines of its own.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link #create}
     */
    public QuoteView duplicate(Caller caller, QuoteId id, DuplicateQuote command) {
        Quote source = quotes.find(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        KnownNames names = reading.names(caller, source);
        QuoteDuplication duplication = new QuoteDuplication(
                source.before(names.base(), names.taxClasses()), source.draftedLines(names.taxClasses()), command);
        duplication.requireRights(caller);
        OrganizationProfile profile = organizations.profile(caller.organization());
        ZonedDateTime now = clock.instant().atZone(profile.timeZone());
        return add(caller, drafting.duplicate(caller, duplication, profile, now.toLocalDate()), null, profile, now);
    }

    /**
     * Explains every amount of a quote.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public QuoteExplanation explain(Caller caller, QuoteId id) {
        Quote quote = quotes.find(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        PriceableQuote priceable = reading.names(caller, quote).priceable(quote);
        return new QuoteExplanation(
                id.value(),
                quote.currencyCode(),
                AmountViews.explanation(QuoteCalculation.explain(priceable)),
                AmountViews.totals(quote.priced(priceable).totals()));
    }

    /**
     * What was done to a quote. Costs are left out for callers who may not see them.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public Page<AuditEntry> history(Caller caller, QuoteId id, PageRequest request) {
        if (!quotes.exists(caller.organization(), id)) {
            throw new NotFoundException("QUOTE");
        }
        return trail.of(caller, id, request);
    }

    /** Lists quotes as summaries. */
    @ReadsReplica
    public Page<QuoteSummary> list(Caller caller, QuoteFilter filter, PageRequest request) {
        return summaries.list(caller, filter, request);
    }
}
