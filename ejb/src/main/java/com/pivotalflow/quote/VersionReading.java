package com.pivotalflow.quote;

import com.pivotalflow.document.CanonicalDocument;
import com.pivotalflow.document.QuoteDocument;
import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.organization.OrganizationService;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.view.AcceptanceView;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.PartViews;
import com.pivotalflow.quote.view.QuoteDocuments;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.ShownParts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows versions, and writes them as documents again, from their typed columns alone. */
@ApplicationScoped
class VersionReading {

    @Inject
    OrganizationService organizations;

    /** The version as this caller may see it at a moment. */
    QuoteVersionView view(Caller caller, QuoteVersion version, Instant at) {
        Read read = read(PartViews.of(caller), version);
        QuoteView.Issued issued = version.issued(at);
        StoredHeading heading = version.heading();
        StoredParties parties = version.parties();
        ShownParts parts = read.parts();
        PricedQuote priced = read.priced();
        return new QuoteVersionView(
                version.quote().value(),
                version.quoteNumber(),
                issued.version(),
                issued.state(),
                version.outcome().orElse(null),
                issued.sentAt(),
                issued.viewedAt(),
                issued.deadline(),
                issued.contentHash(),
                parties.organizationName(),
                parties.sellerAddress(),
                heading.customerId(),
                parties.customerName(),
                parties.customerAddress(),
                heading.title(),
                heading.description(),
                heading.type(),
                heading.validFrom(),
                heading.validUntil(),
                parties.organizationTimeZone(),
                heading.currencyCode(),
                PartViews.fx(version.exchange()),
                PartViews.policy(heading.taxPolicy()),
                parts.discounts(),
                version.groups(),
                parts.lines(),
                parts.totals(),
                parts.taxRows(),
                parts.baseTotals(),
                heading.depositPercent() == null ? null : AmountViews.number(heading.depositPercent()),
                priced.depositAmount() == null ? null : priced.depositAmount().text(),
                caller.may("quotes.view_cost") ? AmountViews.margin(priced.margin()) : null,
                heading.termsConditions(),
                heading.notes(),
                version.metadata());
    }

    /**
     * The version as its customer may see it.
     *
     * @param locale how the seller writes
     * @param mayDecide whether who looks may decide
     * @param decision what was said of it, if anything
     */
    PublicQuoteView publicView(
            QuoteVersion version, Locale locale, boolean mayDecide, @Nullable AcceptanceView decision) {
        Read read = read(PartViews.bare(), version);
        return PublicViews.quote(version, read.parts(), read.priced(), locale, mayDecide, decision);
    }

    /** The hash of the document that its columns give with what was chosen of it. */
    byte[] contentHash(QuoteVersion version, ChosenContent chosen) {
        ShownParts parts = PartViews.whole().parts(chosen.keys(), chosen.lines(), chosen.priceable(), chosen.priced());
        return CanonicalDocument.of(document(version, parts)).hash();
    }

    /** The document that its columns give. */
    QuoteDocument document(QuoteVersion version) {
        return document(version, read(PartViews.whole(), version).parts());
    }

    private static QuoteDocument document(QuoteVersion version, ShownParts parts) {
        return QuoteDocuments.document(
                version.quoteNumber(),
                version.versionNumber(),
                version.organization(),
                version.parties(),
                version.heading(),
                version.groups(),
                parts);
    }

    /** What its columns give today, to be compared with the hashes that were stored when it was sent. */
    Hashes hashes(QuoteVersion version) {
        ShownParts parts = read(PartViews.whole(), version).parts();
        QuoteDocument document = document(version, parts);
        return new Hashes(
                CanonicalDocument.of(document).hash(),
                CanonicalDocument.sealed(document, QuoteDocuments.internal(parts, PartViews.fx(version.exchange())))
                        .hash());
    }

    private Read read(PartViews views, QuoteVersion version) {
        OrganizationId organization = version.organization();
        CurrencyUnit currency =
                organizations.currency(organization, version.heading().currencyCode());
        CurrencyUnit base =
                organizations.currency(organization, version.exchange().baseCurrency());
        PriceableQuote priceable = version.priceable(currency, base);
        PricedQuote priced = version.priced(priceable);
        ShownParts parts = views.parts(
                version.lines().stream().map(QuoteVersionLine::key).toList(),
                version.draftedLines(),
                priceable,
                priced);
        return new Read(
                new ShownParts(
                        parts.discounts(),
                        parts.lines(),
                        parts.totals(),
                        AmountViews.taxRows(version.taxRows(currency)),
                        parts.baseTotals()),
                priced);
    }

    private record Read(ShownParts parts, PricedQuote priced) {}

    /**
     * The two hashes of a version.
     *
     * @param content over what the customer can download
     * @param seal over the same with its internal side
     */
    record Hashes(byte[] content, byte[] seal) {}
}
