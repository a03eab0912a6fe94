package com.pivotalflow.quote;

import com.pivotalflow.approval.ApprovalService;
import com.pivotalflow.approval.OpenRound;
import com.pivotalflow.approval.RoundEnd;
import com.pivotalflow.approval.RuleMatch;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.organization.UserId;
import com.pivotalflow.pricing.CalculationRejectedException;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.QuoteCalculation;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.ApprovalMode;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteSealing;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands drafts in. */
@ApplicationScoped
class QuoteSubmission {

    private static final String APPROVAL_SWITCH = "quote_send_requires_approval";

    @Inject
    OrganizationService organizations;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteFacts facts;

    @Inject
    ApprovalService approvals;

    /**
     * Checks that the quote could be sent and accepted as it is, and binds its approval to exactly this content.
     *
     * @param before the quote with nothing left out
     */
    void submit(Caller caller, FoundQuote found, QuoteView before, @Nullable String note, Instant now) {
        Quote quote = found.quote();
        OrganizationProfile profile = organizations.profile(caller.organization());
        requireStillValid(quote, profile, now);
        PriceableQuote priceable = found.names().priceable(quote);
        requireSellable(before, priceable);
        byte[] digest = digest(quote, before, profile);
        List<RuleMatch> matches = organizations.isOn(caller.organization(), APPROVAL_SWITCH)
                ? approvals.matches(caller.organization(), facts.of(caller, quote, priceable))
                : List.of();
        QuoteProgress progress = quote.move(Actor.staff(caller), now);
        if (matches.isEmpty()) {
            progress.submitWithoutApproval(caller.user(), digest, now);
        } else {
            progress.submit(caller.user(), digest, now);
            quotes.flush(caller.organization());
            approvals.open(caller, new OpenRound(quote.id(), digest, authors(caller, quote), note, matches));
        }
    }

    /** Takes the quote back; nobody is asked any more. */
    void withdraw(Caller caller, FoundQuote found, @Nullable String reason, Instant now) {
        endRound(caller, found.quote(), RoundEnd.WITHDRAWN, reason);
        found.quote().move(Actor.staff(caller), now).returnToDraft();
    }

    /** Ends the round of approval that the quote is in or came through, if there is one. */
    void endRound(Caller caller, Quote quote, RoundEnd how, @Nullable String reason) {
        if (quote.progress().approvalMode().equals(Optional.of(ApprovalMode.REQUIRED))) {
            approvals.end(caller, quote.id(), how, reason, List.of());
        }
    }

    /** As {@link #endRound(Caller, Quote, RoundEnd, String)}, by somebody who need not be staff. */
    void voidRound(Actor actor, Quote quote, String reason) {
        if (actor.staff() != null) {
            endRound(actor.staff(), quote, RoundEnd.VOIDED, reason);
        } else if (quote.progress().approvalMode().equals(Optional.of(ApprovalMode.REQUIRED))) {
            approvals.endByItself(actor.organization(), quote.id(), RoundEnd.VOIDED, reason);
        }
    }

    /** Who may not approve the quote: who made it, who hands it in, and everybody who changed it since it was sent. */
    Set<UUID> authors(Caller caller, Quote quote) {
        Set<UUID> authors = new HashSet<>(quotes.contributors(caller.organization(), quote.quoteId()));
        quote.createdBy().map(UserId::value).ifPresent(authors::add);
        quote.progress().submittedBy().ifPresent(authors::add);
        return authors;
    }

    /**
     * What an approval of the quote as it is now would be bound to.
     *
     * @param view the quote with nothing left out
     */
    byte[] digest(Quote quote, QuoteView view, OrganizationProfile profile) {
        return QuoteSealing.seal(quote.organization(), quote.heading(), view, nameless(profile))
                .hash();
    }

    /** Names are not part of what an approval is bound to. */
    private static StoredParties nameless(OrganizationProfile profile) {
        return new StoredParties(profile.name(), profile.timeZone().getId(), null, "", null);
    }

    /**
     * Demands that the last day of the quote is not over where the organization is.
     *
     * @throws DomainException {@code VALIDITY_PASSED}
     */
    static void requireStillValid(Quote quote, OrganizationProfile profile, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, profile.timeZone());
        LocalDate until = quote.heading().validUntil();
        if (until.isBefore(today)) {
            throw invalid(
                    "VALIDITY_PASSED",
                    "The quote was valid until " + until + " and today is " + today + ": give it a later last day.",
                    List.of(new FieldError("/validUntil", "VALIDITY_PASSED", "This day is over.")));
        }
    }

    private static void requireSellable(QuoteView before, PriceableQuote priceable) {
        if (before.lines().stream().noneMatch(QuoteLineView::included)) {
            throw invalid("NO_INCLUDED_LINES", "No line of the quote counts: require or select one.", List.of());
        }
        try {
            QuoteCalculation.checkLegalSelections(priceable);
        } catch (CalculationRejectedException e) {
            List<FieldError> errors = e.rejections().stream()
                    .map(rejection ->
                            new FieldError(rejection.pointer(), rejection.code().name(), rejection.detail()))
                    .toList();
            throw invalid(errors.get(0).code(), "A customer's choice would not add up.", errors);
        }
    }

    private static DomainException invalid(String code, String detail, List<FieldError> errors) {
        return new DomainException(Refusal.INVALID, code, detail, errors, Map.of());
    }
}
