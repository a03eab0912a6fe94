package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.lifecycle.QuoteStatus;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Hands accepted quotes to whatever is made of them. Each is locked until the transaction ends, so that two who want to
 * make the same of it come one after the other.
 */
@Stateless
@PermitAll
@InTenant
public class AcceptedQuoteService {

    private static final String OPERATION = "convert";

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    Clock clock;

    /**
     * A quote that the caller saw in a certain state.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION} when it is not accepted
     */
    public AcceptedQuote get(Caller caller, QuoteId id, Precondition precondition) {
        Quote quote = quotes.findForChange(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        Optional<QuoteVersion> version = issued(caller.organization(), quote);
        precondition.require(quote.version(), tag(caller, quote, version));
        return accepted(caller, quote, version);
    }

    /**
     * A quote that a request names; empty when there is none.
     *
     * @throws DomainException {@code INVALID_STATUS_TRANSITION} when it is not accepted
     */
    public Optional<AcceptedQuote> find(Caller caller, QuoteId id) {
        return quotes.findForChange(caller.organization(), id)
                .map(quote -> accepted(caller, quote, issued(caller.organization(), quote)));
    }

    /** What was made of it so far. */
    public List<QuoteView.Conversion> conversions(OrganizationId organization, QuoteId id) {
        return quotes.conversions(organization, id);
    }

    /**
     * Notes that something was made of a quote, or is gone again: its representation shows it.
     *
     * @return its entity tag for the caller from now on
     */
    public String changed(Caller caller, QuoteId id) {
        Quote quote = quotes.findForChange(caller.organization(), id).orElseThrow(() -> new NotFoundException("QUOTE"));
        quote.move(Actor.staff(caller), clock.instant());
        quotes.flush(caller.organization());
        return tag(caller, quote, issued(caller.organization(), quote));
    }

    private Optional<QuoteVersion> issued(OrganizationId organization, Quote quote) {
        return quote.progress().currentVersion().flatMap(version -> versions.find(organization, version));
    }

    private static String tag(Caller caller, Quote quote, Optional<QuoteVersion> version) {
        return EntityTag.of(quote.version(), standing(quote, version).fingerprint(caller));
    }

    private static QuoteStanding standing(Quote quote, Optional<QuoteVersion> version) {
        return new QuoteStanding(
                quote.progress().status(), version.map(QuoteVersion::state).orElse(null));
    }

    private static AcceptedQuote accepted(Caller caller, Quote quote, Optional<QuoteVersion> version) {
        QuoteStatus status = quote.progress().status();
        if (status != QuoteStatus.ACCEPTED) {
            throw new DomainException(
                    Refusal.CONFLICT,
                    "INVALID_STATUS_TRANSITION",
                    "The quote is " + status.wireName() + ": only what a customer accepted is converted.",
                    List.of(),
                    Map.of(
                            "from", status.wireName(),
                            "operation", OPERATION,
                            "allowed", QuoteOperation.allowed(standing(quote, version), caller)));
        }
        QuoteVersion sent = version.orElseThrow(() -> new IllegalStateException("accepted, and never sent"));
        Map<UUID, QuoteVersionLine> sentLines =
                sent.lines().stream().collect(Collectors.toMap(QuoteVersionLine::key, Function.identity()));
        return AcceptedQuote.of(
                quote,
                sent,
                quote.lines().stream()
                        .filter(line -> line.content().isIncluded())
                        .map(line -> AcceptedQuote.Line.of(
                                line, Objects.requireNonNull(sentLines.get(line.id()), "a line that was never sent")))
                        .toList());
    }
}
