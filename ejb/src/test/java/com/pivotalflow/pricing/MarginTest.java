package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.Figures.assertFigures;
import static com.pivotalflow.pricing.QuoteText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Cost, margin and the effective discount (specification 8.5). */
class MarginTest {

    @Test
    void unknownCostLeavesTheMarginUnknownAndIsCounted() {
        assertFigures(
                quote("2×10 cost=3; 1×5; 1×7 opt"), "cost 6.00; margin null; marginPercent null; linesWithoutCost 1");
    }

    @Test
    void freeIsAKnownCost() {
        assertFigures(quote("2×10 cost=0"), "cost 0.00; margin 20.00 NZD; marginPercent 100.00; linesWithoutCost 0");
    }

    @Test
    void marginMayBeNegative() {
        PriceableQuote quote = quote("3×10 cost=10.005");

        assertFigures(quote, "cost 30.02; margin -0.02 NZD; marginPercent -0.07; linesWithoutCost 0");
        assertThat(QuoteCalculation.of(quote).lines().get(0).margin()).hasToString("-0.02 NZD");
    }

    @Test
    void marginPercentOfNothingIsAbsent() {
        assertFigures(quote("1×10 -100% cost=1"), "margin -1.00 NZD; marginPercent null");
    }

    @Test
    void marginOfAnInclusiveLineIsWithoutTax() {
        assertFigures(quote("1×115 i cost=60"), "margin 40.00 NZD; marginPercent 40.00");
    }

    @Test
    void loweringAPriceByHandCountsLikeADiscount() {
        assertFigures(quote("1×75 list=100; 1×100"), "discountPercent 12.50");
        assertFigures(quote("1×100 -12.5% list=100; 1×100 -12.5%"), "discountPercent 12.50");
    }

    @Test
    void raisedPriceIsNoNegativeDiscount() {
        assertFigures(quote("1×120 list=100"), "discountPercent 0.00");
    }

    @Test
    void excludedLinesDoNotCountForTheEffectiveDiscount() {
        assertFigures(quote("1×100; 1×1 list=100 opt"), "discountPercent 0.00");
    }

    @Test
    void listPricesOfNothingGiveNoDiscount() {
        assertFigures(quote("1×0; 1×5 opt"), "discountPercent 0.00");
    }
}
