package com.pivotalflow.delivery;

import com.pivotalflow.audit.CurrentOrigin;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.PublicAddress;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes links, tells what became of them, and ends them. Leaves no audit entries: a link moves with its quote, whose side
 * writes the one entry of the change.
 */
@Stateless
@PermitAll
@InTenant
public class LinkService {

    private static final int MONTHS_OF_VIEWS = 13;

    @Inject
    LinkRepository links;

    @Inject
    PublicAddress address;

    @Inject
    CurrentOrigin origin;

    @Inject
    Clock clock;

    /** Makes a link for each recipient, in their order. What this returns is the only place where the tokens stand. */
    public List<MintedLink> mint(
            Caller caller, LinkTarget target, DeliveryChannel channel, List<Recipient> recipients) {
        Instant now = clock.instant();
        String base = address.base(caller.organization());
        List<MintedLink> minted = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            LinkToken token = LinkToken.make();
            QuoteDeliveryToken link = new QuoteDeliveryToken(caller, target, channel, recipient, token, now);
            links.add(caller.organization(), link);
            minted.add(link.minted(token.page(base)));
        }
        links.flush(caller.organization());
        return List.copyOf(minted);
    }

    /** All links of a quote, the newest first. */
    public List<LinkView> list(OrganizationId organization, UUID quote) {
        return links.all(organization, quote).stream()
                .map(QuoteDeliveryToken::view)
                .toList();
    }

    /** Whether the link shows anything to who holds it. */
    public boolean leadsAnywhere(OrganizationId organization, UUID link) {
        boolean isReadable = links.find(organization, link)
                .filter(found -> found.isReadable(clock.instant()))
                .isPresent();
        return links.isOpen(organization) & isReadable;
    }

    /**
     * Where a link leads.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} when it shows nothing, or nothing any more
     */
    public FoundLink find(OrganizationId organization, UUID link) {
        return links.find(organization, link)
                .filter(found -> found.isReadable(clock.instant()))
                .map(QuoteDeliveryToken::found)
                .orElseThrow(LinkService::notFound);
    }

    /**
     * The link as it is now, kept as it is until the transaction ends. To be called once the quote is locked.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} when it shows nothing, or nothing any more
     */
    public FoundLink lock(OrganizationId organization, UUID link) {
        return locked(organization, link).found();
    }

    /**
     * Takes the report of a link's holder that what it shows was opened; those that follow within ten minutes are the
     * same visit.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} when it shows nothing, or nothing any more
     */
    public void view(OrganizationId organization, UUID link) {
        QuoteDeliveryToken found = locked(organization, link);
        Instant now = clock.instant();
        if (found.view(now)) {
            links.flush(organization);
            links.addView(organization, found, origin.get(), now);
        }
    }

    /** The version was decided on: its links show a receipt from now on. */
    public void consume(OrganizationId organization, UUID version, Instant at) {
        links.end(organization, version, LinkState.CONSUMED, at);
    }

    /** The version was withdrawn, or a newer one took its place. */
    public void close(OrganizationId organization, UUID version, Instant at) {
        links.end(organization, version, LinkState.CLOSED, at);
    }

    /**
     * Takes a link of a quote back; empty when the quote has no such link, or it was taken back before.
     *
     * @return how it was and how it is
     */
    public Optional<RevokedLink> revoke(Caller caller, UUID quote, UUID link) {
        Optional<QuoteDeliveryToken> found = links.lock(caller.organization(), link)
                .filter(known -> known.quoteId().equals(quote))
                .filter(known -> known.view().state() != LinkState.REVOKED);
        return found.map(known -> {
            LinkView before = known.view();
            known.revoke(caller, clock.instant());
            links.flush(caller.organization());
            return new RevokedLink(before, known.view());
        });
    }

    private QuoteDeliveryToken locked(OrganizationId organization, UUID link) {
        return links.lock(organization, link)
                .filter(found -> found.isReadable(clock.instant()))
                .orElseThrow(LinkService::notFound);
    }

    private static NotFoundException notFound() {
        return new NotFoundException("LINK");
    }

    /** Removes views from more than 13 months ago; how many there were stays with the link. Tells how many it removed. */
    public int purgeViews(OrganizationId organization, int limit) {
        Instant then = ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minusMonths(MONTHS_OF_VIEWS)
                .toInstant();
        return links.removeViewsBefore(organization, then, limit);
    }
}
