package com.pivotalflow.quote.content;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.pricing.PriceableLine;
import com.pivotalflow.pricing.PriceableQuote;
import com.pivotalflow.pricing.PricedQuote;
import com.pivotalflow.pricing.Selection;
import com.pivotalflow.quote.terms.CreateQuote;
import com.pivotalflow.quote.terms.ExchangeTerms;
import com.pivotalflow.quote.terms.LineKind;
import com.pivotalflow.ratecard.PriceRule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote with every default filled in, every reference checked, every price found and every amount computed: what a
 * quote is made of, new or changed.
 *
 * @param content what was stated
 * @param terms what was found for it
 * @param lines per line, in the order of the request
 * @param priceable the input of the calculation
 * @param priced its result
 */
public record QuoteDraft(
        CreateQuote content, Terms terms, List<Line> lines, PriceableQuote priceable, PricedQuote priced) {

    public QuoteDraft {
        lines = List.copyOf(lines);
    }

    /**
     * What holds for the whole quote.
     *
     * @param customerName as printed
     * @param validFrom first day
     * @param validUntil last day
     * @param exchange conversion to the base currency
     * @param termsConditions stated or the organization's
     */
    public record Terms(
            String customerName,
            LocalDate validFrom,
            LocalDate validUntil,
            ExchangeTerms exchange,
            @Nullable String termsConditions) {}

    /**
     * One line with its price and tax found.
     *
     * @param key of a line that is there already; absent for a new one
     * @param kind what is sold
     * @param description what the customer reads
     * @param itemCode item of a rate card
     * @param unit what the quantity counts
     * @param category selected by, if stated
     * @param role selected by, if stated
     * @param rule how the price was found
     * @param rateCard the card of the price
     * @param rateCardItem the item of the price
     * @param priceDate the day the price was looked up for
     * @param taxClass the class of the tax
     * @param metadata labels
     * @param priceable the input of the calculation
     */
    public record Line(
            @Nullable UUID key,
            LineKind kind,
            String description,
            @Nullable String itemCode,
            String unit,
            @Nullable UUID category,
            @Nullable UUID role,
            PriceRule rule,
            @Nullable UUID rateCard,
            @Nullable UUID rateCardItem,
            LocalDate priceDate,
            UUID taxClass,
            Metadata metadata,
            PriceableLine priceable) {

        /** The same line under another key, or a new one. */
        public Line withKey(@Nullable UUID other) {
            return with(other, priceable);
        }

        /** The same line in another part in the quote. */
        public Line withSelection(Selection other) {
            return with(key, priceable.withSelection(other));
        }

        private Line with(@Nullable UUID otherKey, PriceableLine other) {
            return new Line(
                    otherKey,
                    kind,
                    description,
                    itemCode,
                    unit,
                    category,
                    role,
                    rule,
                    rateCard,
                    rateCardItem,
                    priceDate,
                    taxClass,
                    metadata,
                    other);
        }
    }
}
