package com.pivotalflow.quote;

import com.pivotalflow.change.Precondition;
import com.pivotalflow.delivery.DeliveryChannel;
import com.pivotalflow.delivery.LinkService;
import com.pivotalflow.delivery.LinkView;
import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.delivery.Recipient;
import com.pivotalflow.delivery.RevokedLink;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.link.MintLink;
import com.pivotalflow.quote.link.MintedLinkAnswer;
import com.pivotalflow.quote.link.QuoteLinkList;
import com.pivotalflow.quote.link.QuoteLinkView;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.trail.QuoteTrail;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows, makes and takes back the links of a quote. */
@Stateless
@PermitAll
@InTenant
public class QuoteLinkService {

    @Inject
    QuoteReading reading;

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    QuoteDelivery delivery;

    @Inject
    LinkService links;

    @Inject
    QuoteTrail trail;

    @Inject
    Clock clock;

    /**
     * All links of a quote, the newest first.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public QuoteLinkList list(Caller caller, QuoteId quote) {
        if (!quotes.exists(caller.organization(), quote)) {
            throw new NotFoundException("QUOTE");
        }
        Map<UUID, Integer> numbers = versions.all(caller.organization(), quote).stream()
                .collect(Collectors.toMap(QuoteVersion::id, QuoteVersion::versionNumber));
        return new QuoteLinkList(links.list(caller.organization(), quote.value()).stream()
                .map(link -> QuoteLinkView.of(link, numbers.getOrDefault(link.versionId(), 0)))
                .toList());
    }

    /**
     * Makes another link to the version that the customer has in hand.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code
     *     INVALID_STATUS_TRANSITION} when there is no version that can still be decided; {@code VALIDATION_FAILED} when
     *     the contact is not the customer's, or cannot be reached
     */
    public MintedLinkAnswer mint(Caller caller, QuoteId id, Precondition precondition, MintLink command) {
        FoundQuote found = reading.found(caller, id, precondition);
        Instant now = clock.instant();
        QuoteVersion version = open(caller, found, now);
        Recipient recipient = delivery.recipient(caller, found.quote(), command);
        MintedLink minted = links.mint(caller, QuoteDelivery.target(version), DeliveryChannel.LINK, List.of(recipient))
                .get(0);
        found.quote().move(Actor.staff(caller), now);
        quotes.flush(caller.organization());
        trail.linkChanged(caller, found.mark(), null, view(caller, id, version, minted.id()));
        return new MintedLinkAnswer(minted, tag(caller, found));
    }

    /**
     * Takes a link back: whoever holds it learns from now on as much as somebody without one.
     *
     * @throws DomainException {@code QUOTE_NOT_FOUND}; as {@link Precondition#require}; {@code LINK_NOT_FOUND}
     */
    public void revoke(Caller caller, QuoteId id, UUID link, Precondition precondition) {
        FoundQuote found = reading.found(caller, id, precondition);
        RevokedLink revoked = links.revoke(caller, id.value(), link).orElseThrow(() -> new NotFoundException("LINK"));
        found.quote().move(Actor.staff(caller), clock.instant());
        quotes.flush(caller.organization());
        int version = reading.version(caller.organization(), revoked.after().versionId())
                .versionNumber();
        trail.linkChanged(
                caller,
                found.mark(),
                QuoteLinkView.of(revoked.before(), version),
                QuoteLinkView.of(revoked.after(), version));
    }

    private QuoteLinkView view(Caller caller, QuoteId quote, QuoteVersion version, UUID link) {
        Map<UUID, LinkView> known = links.list(caller.organization(), quote.value()).stream()
                .collect(Collectors.toMap(LinkView::id, Function.identity()));
        LinkView made = known.get(link);
        if (made == null) {
            throw new IllegalStateException("link " + link + " was made and is not there");
        }
        return QuoteLinkView.of(made, version.versionNumber());
    }

    private static QuoteVersion open(Caller caller, FoundQuote found, Instant now) {
        @Nullable QuoteVersion version = found.context().issued();
        if (version == null || !version.state().isOpen() || !now.isBefore(version.deadline())) {
            QuoteStanding standing = found.standing();
            throw new DomainException(
                    Refusal.CONFLICT,
                    "INVALID_STATUS_TRANSITION",
                    "There is no version that a customer could still decide on.",
                    List.of(),
                    Map.<String, Object>of(
                            "from", standing.status().wireName(),
                            "operation", "mint_link",
                            "allowed", QuoteOperation.allowed(standing, caller)));
        }
        return version;
    }

    private static String tag(Caller caller, FoundQuote found) {
        return EntityTag.of(found.quote().version(), found.standing().fingerprint(caller));
    }
}
