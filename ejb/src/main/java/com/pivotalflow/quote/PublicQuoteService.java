package com.pivotalflow.quote;

import com.pivotalflow.delivery.FoundLink;
import com.pivotalflow.delivery.LinkService;
import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.quote.lifecycle.Actor;
import com.pivotalflow.quote.lifecycle.QuoteOperation;
import com.pivotalflow.quote.lifecycle.VersionState;
import com.pivotalflow.quote.offer.CalculateSelection;
import com.pivotalflow.quote.offer.PublicCalculation;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.print.QuoteFile;
import com.pivotalflow.quote.terms.QuoteId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Shows customers what was sent to them. Reading has no effect; that something was opened is reported by itself. */
@Stateless
@PermitAll
@InTenant
public class PublicQuoteService {

    @Inject
    LinkService links;

    @Inject
    QuoteReading reading;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    VersionReading versionReading;

    @Inject
    QuoteChoosing choosing;

    @Inject
    QuoteMovement movement;

    @Inject
    Clock clock;

    /**
     * The version that a link leads to.
     *
     * @throws DomainException {@code LINK_NOT_FOUND}; {@code QUOTE_SUPERSEDED}, {@code QUOTE_WITHDRAWN}, {@code
     *     QUOTE_EXPIRED}; a version that was decided on stays readable
     */
    public PublicQuoteView get(OrganizationId organization, UUID link) {
        FoundLink found = links.find(organization, link);
        QuoteVersion version = shown(organization, found);
        return versionReading.publicView(
                version,
                versions.locale(organization),
                found.mayDecide(),
                reading.decision(version).orElse(null));
    }

    /**
     * The bytes that the content hash covers.
     *
     * @throws DomainException as {@link #get}
     */
    public IssuedDocument document(OrganizationId organization, UUID link) {
        QuoteVersion version = shown(organization, links.find(organization, link));
        byte[] bytes = versions.document(organization, version, QuoteVersionDocument.CANONICAL)
                .orElseThrow(() -> new NotFoundException("LINK"));
        return new IssuedDocument(bytes, version.contentHash(), CanonicalDocument.text(version.contentHash()));
    }

    /**
     * The print as it was stored when the version was sent.
     *
     * @throws DomainException as {@link #get}
     */
    public QuoteFile pdf(OrganizationId organization, UUID link) {
        QuoteVersion version = shown(organization, links.find(organization, link));
        return versions.document(organization, version, QuoteVersionDocument.PDF)
                .map(bytes ->
                        QuoteFile.of(version.quoteNumber(), version.versionNumber(), version.contentHash(), bytes))
                .orElseThrow(() -> new NotFoundException("LINK"));
    }

    /**
     * What a selection would come to.
     *
     * @throws DomainException as {@link #get}; {@code SELECTION_INVALID}
     */
    public PublicCalculation calculate(OrganizationId organization, UUID link, CalculateSelection command) {
        QuoteVersion version = shown(organization, links.find(organization, link));
        return PublicViews.calculation(choosing.choose(version, command.selection()));
    }

    /**
     * Takes the report that the holder of a link opened the version. The first one moves the quote.
     *
     * @throws DomainException as {@link #get}
     */
    public void view(OrganizationId organization, UUID link) {
        FoundLink found = links.find(organization, link);
        Optional<FoundQuote> locked = versions.isUnopened(organization, found.version())
                ? reading.found(organization, new QuoteId(found.quote()))
                : Optional.empty();
        QuoteVersion version = shown(organization, found);
        if (locked.isPresent() && version.state() == VersionState.SENT) {
            Actor actor = Actor.link(organization, link);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            movement.apply(actor, QuoteOperation.VIEW, locked.get(), null, () -> {
                versions.view(organization, version, now);
                locked.get().quote().move(actor, now).view(version, now);
            });
        }
        links.view(organization, link);
    }

    private QuoteVersion shown(OrganizationId organization, FoundLink link) {
        QuoteVersion version = reading.version(organization, link.version());
        DecisionGate.requireShown(version, clock.instant());
        return version;
    }
}
