package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.CurrencyMismatchException;
import com.pivotalflow.document.NamedDocument;
import com.pivotalflow.document.QuoteDifference;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationProfile;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.lifecycle.QuoteStanding;
import com.pivotalflow.quote.print.PrintableQuote;
import com.pivotalflow.quote.print.QuoteFile;
import com.pivotalflow.quote.terms.QuoteId;
import com.pivotalflow.quote.view.QuoteSealing;
import com.pivotalflow.quote.view.QuoteView;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Shows what customers received. */
@Stateless
@PermitAll
@InTenant
public class QuoteVersionService {

    @Inject
    QuoteRepository quotes;

    @Inject
    QuoteVersionRepository versions;

    @Inject
    VersionReading reading;

    @Inject
    QuoteReading heads;

    @Inject
    OrganizationService organizations;

    @Inject
    Clock clock;

    /**
     * Every version of a quote, the newest first.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public List<QuoteVersionSummary> list(Caller caller, QuoteId quote) {
        requireQuote(caller, quote);
        return versions.all(caller.organization(), quote).stream()
                .map(version -> summary(caller, version))
                .toList();
    }

    private QuoteVersionSummary summary(Caller caller, QuoteVersion version) {
        QuoteView.Issued issued = version.issued(clock.instant());
        String currency = version.heading().currencyCode();
        return new QuoteVersionSummary(
                issued.version(),
                issued.state(),
                issued.sentAt(),
                issued.contentHash(),
                currency,
                version.totals()
                        .totals(organizations.currency(caller.organization(), currency))
                        .grandTotal()
                        .text());
    }

    /**
     * One version with everything in it.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}
     */
    public QuoteVersionView get(Caller caller, QuoteId quote, int number) {
        requireQuote(caller, quote);
        return reading.view(caller, find(caller, quote, number), clock.instant());
    }

    /**
     * The bytes that the content hash of a version covers.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}
     */
    public IssuedDocument document(Caller caller, QuoteId quote, int number) {
        requireQuote(caller, quote);
        QuoteVersion version = find(caller, quote, number);
        byte[] bytes = versions.document(caller.organization(), version, QuoteVersionDocument.CANONICAL)
                .orElseThrow(() -> new NotFoundException("VERSION"));
        return new IssuedDocument(bytes, version.contentHash(), CanonicalDocument.text(version.contentHash()));
    }

    /**
     * What changed from a version to another one, or to the working content.
     *
     * @param number of the version that is changed from
     * @param against number of the other version; empty for the working content
     * @throws DomainException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}; {@code DIFF_CURRENCY_MISMATCH}
     */
    public QuoteDifference difference(Caller caller, QuoteId quote, int number, OptionalInt against) {
        Quote head = quotes.find(caller.organization(), quote).orElseThrow(() -> new NotFoundException("QUOTE"));
        NamedDocument from = NamedDocument.version(reading.document(find(caller, quote, number)));
        NamedDocument to = against.isPresent()
                ? NamedDocument.version(reading.document(find(caller, quote, against.getAsInt())))
                : NamedDocument.working(working(caller, head));
        try {
            return QuoteDifference.between(from, to);
        } catch (CurrencyMismatchException e) {
            throw new DomainException(
                    Refusal.INVALID, "DIFF_CURRENCY_MISMATCH", "The two are in different currencies.");
        }
    }

    /**
     * What a further version that is being prepared changes against the one that was sent last; empty when none was sent
     * or none is being prepared.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public Optional<QuoteDifference> changesSinceSent(Caller caller, QuoteId quote) {
        Quote head = quotes.find(caller.organization(), quote).orElseThrow(() -> new NotFoundException("QUOTE"));
        return head.progress()
                .currentVersion()
                .flatMap(id -> versions.find(caller.organization(), id))
                .filter(sent -> new QuoteStanding(head.progress().status(), sent.state()).isRevision())
                .map(sent -> QuoteDifference.between(
                        NamedDocument.version(reading.document(sent)), NamedDocument.working(working(caller, head))));
    }

    private QuoteDocument working(Caller caller, Quote head) {
        return printable(caller, head).document();
    }

    /**
     * The print of a version, as it was made when the version was sent.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}, {@code VERSION_NOT_FOUND}
     */
    public QuoteFile pdf(Caller caller, QuoteId quote, int number) {
        requireQuote(caller, quote);
        QuoteVersion version = find(caller, quote, number);
        return versions.document(caller.organization(), version, QuoteVersionDocument.PDF)
                .map(bytes ->
                        QuoteFile.of(version.quoteNumber(), version.versionNumber(), version.contentHash(), bytes))
                .orElseThrow(() -> new NotFoundException("VERSION"));
    }

    /**
     * What the print of the working content is made from.
     *
     * @throws NotFoundException {@code QUOTE_NOT_FOUND}
     */
    public PrintableQuote printable(Caller caller, QuoteId quote) {
        return printable(
                caller, quotes.find(caller.organization(), quote).orElseThrow(() -> new NotFoundException("QUOTE")));
    }

    private PrintableQuote printable(Caller caller, Quote head) {
        OrganizationProfile profile = organizations.profile(caller.organization());
        QuoteView whole = heads.view(QuoteViews.whole(caller), caller, head);
        StoredParties parties =
                versions.parties(caller.organization(), profile, head.heading().customerId());
        return PrintableQuote.of(
                QuoteSealing.document(head.organization(), head.heading(), whole, parties),
                whole,
                parties,
                versions.locale(caller.organization()),
                profile.timeZone());
    }

    private QuoteVersion find(Caller caller, QuoteId quote, int number) {
        return versions.find(caller.organization(), quote, number).orElseThrow(() -> new NotFoundException("VERSION"));
    }

    private void requireQuote(Caller caller, QuoteId quote) {
        if (!quotes.exists(caller.organization(), quote)) {
            throw new NotFoundException("QUOTE");
        }
    }
}
