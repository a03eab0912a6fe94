package com.pivotalflow.quote;

import com.pivotalflow.money.Money;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.quote.content.StoredHeading;
import com.pivotalflow.quote.content.StoredParties;
import com.pivotalflow.quote.offer.PublicCalculation;
import com.pivotalflow.quote.offer.PublicQuoteView;
import com.pivotalflow.quote.view.AcceptanceView;
import com.pivotalflow.quote.view.AmountViews;
import com.pivotalflow.quote.view.PartViews;
import com.pivotalflow.quote.view.QuoteLineView;
import com.pivotalflow.quote.view.QuoteView;
import com.pivotalflow.quote.view.ShownParts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes versions as customers see them: each member is taken over by name, so that nothing is shown by mistake. */
final class PublicViews {

    private PublicViews() {}

    /** The version as it was sent. */
    static PublicQuoteView quote(
            QuoteVersion version,
            ShownParts parts,
            PricedQuote priced,
            Locale locale,
            boolean mayDecide,
            @Nullable AcceptanceView decision) {
        // What has expired by now is not shown at all.
        QuoteView.Issued issued = version.issued(Instant.MIN);
        StoredHeading heading = version.heading();
        StoredParties parties = version.parties();
        return new PublicQuoteView(
                version.quoteNumber(),
                issued.version(),
                issued.state(),
                new PublicQuoteView.Party(parties.organizationName(), parties.sellerAddress()),
                new PublicQuoteView.Party(parties.customerName(), parties.customerAddress()),
                heading.title(),
                heading.description(),
                heading.type(),
                heading.validFrom(),
                heading.validUntil(),
                parties.organizationTimeZone(),
                locale.toLanguageTag(),
                issued.deadline(),
                heading.currencyCode(),
                PartViews.policy(heading.taxPolicy()),
                parts.discounts(),
                version.groups(),
                lines(parts),
                parts.totals(),
                parts.taxRows(),
                heading.depositPercent() == null ? null : AmountViews.number(heading.depositPercent()),
                text(priced.depositAmount()),
                heading.termsConditions(),
                heading.notes(),
                issued.contentHash(),
                mayDecide,
                issued.sentAt(),
                decision == null ? null : decision(decision));
    }

    /** What a selection would come to. */
    static PublicCalculation calculation(ChosenContent chosen) {
        ShownParts parts = PartViews.bare().parts(chosen.keys(), chosen.lines(), chosen.priceable(), chosen.priced());
        return new PublicCalculation(
                lines(parts),
                parts.discounts(),
                parts.totals(),
                parts.taxRows(),
                text(chosen.priced().depositAmount()));
    }

    private static List<PublicQuoteView.Line> lines(ShownParts parts) {
        return parts.lines().stream().map(PublicViews::line).toList();
    }

    private static PublicQuoteView.Line line(QuoteLineView line) {
        return new PublicQuoteView.Line(
                Objects.requireNonNull(line.id(), "a line of a version has a key"),
                line.position(),
                line.kind(),
                line.description(),
                line.itemCode(),
                line.quantity(),
                line.unit(),
                line.unitPrice(),
                line.taxInclusive(),
                line.taxClass(),
                line.taxRatePercent(),
                line.taxExemptReason(),
                line.discounts(),
                line.selection(),
                line.included(),
                line.amounts());
    }

    private static PublicQuoteView.Decision decision(AcceptanceView said) {
        return new PublicQuoteView.Decision(
                said.outcome(), said.decidedAt(), said.selection(), said.selectionHash(), said.totals());
    }

    private static @Nullable String text(@Nullable Money money) {
        return money == null ? null : money.text();
    }
}
