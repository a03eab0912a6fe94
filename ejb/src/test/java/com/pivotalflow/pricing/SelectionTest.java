package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.QuoteText.quote;
import static com.pivotalflow.pricing.QuoteText.withDeposit;
import static com.pivotalflow.pricing.RejectedQuote.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Optional lines, alternatives and what a customer may choose (specification 8.4 and 11.4). */
class SelectionTest {
    private static final String ALTERNATIVES =
            "1×100; 1×20 opt; 1×30 alt:HOST; 1×40 alt:HOST; 1×7 alt:MAYBE+; 1×9 alt:MAYBE";

    @Test
    void everySelectionOfTwelveOptionsEqualsAFreshCalculationOfTheChosenLines() {
        PriceableQuote offered = twelveOptions();

        for (int selection = 0; selection < 1 << 12; selection++) {
            List<Integer> options = new ArrayList<>();
            List<PriceableLine> chosenLines = new ArrayList<>();
            chosenLines.add(offered.lines().get(0));
            for (int i = 0; i < 12; i++) {
                if ((selection >> i & 1) == 1) {
                    options.add(i + 1);
                    chosenLines.add(offered.lines().get(i + 1).withSelection(Selection.REQUIRED));
                }
            }

            PricedQuote chosen = QuoteCalculation.chosen(offered, new Choice(options, Map.of()));
            PricedQuote fresh = QuoteCalculation.of(offered.withLines(chosenLines));

            assertThat(chosen.totals()).isEqualTo(fresh.totals());
            assertThat(chosen.taxBreakdown()).isEqualTo(fresh.taxBreakdown());
            assertThat(chosen.discountAmounts()).isEqualTo(fresh.discountAmounts());
            assertThat(chosen.margin()).isEqualTo(fresh.margin());
            assertThat(chosen.discountPercent()).isEqualTo(fresh.discountPercent());
            assertThat(chosen.lines().stream().filter(LineAmounts::included).toList())
                    .isEqualTo(fresh.lines());
        }
    }

    private static PriceableQuote twelveOptions() {
        StringBuilder text = new StringBuilder("3×640.50 cost=200; D 5%, F33.33, 2.5%");
        String[] words = {"@15", "@15 i", "@8.875", "EXEMPT", "@0 list=99 cost=1", "@15 -10% -U0.01"};
        for (int i = 0; i < 12; i++) {
            text.append("; ").append(i + 1).append(".5×").append(17 * i + 3).append(".37 ");
            text.append(words[i % words.length]).append(" opt");
        }
        return quote(text.toString());
    }

    @Test
    void excludedLinesShowSubtotalAndOwnDiscountsAndCountForNothing() {
        LineAmounts line = QuoteCalculation.of(quote("1×100; 2×50 -10% cost=4 opt; D 5%"))
                .lines()
                .get(1);

        assertThat(line.included()).isFalse();
        assertThat(line.subtotal().text()).isEqualTo("100.00");
        assertThat(line.discountPercentageAmount().text()).isEqualTo("10.00");
        assertThat(line.discount().text()).isEqualTo("10.00");
        assertThat(List.of(line.documentDiscountAmount(), line.net(), line.tax(), line.total(), line.includedTax()))
                .allMatch(amount -> amount.text().equals("0.00"));
        assertThat(line.cost()).isNull();
        assertThat(line.margin()).isNull();
    }

    @Test
    void minimumTakesTheCheapestMemberOfGroupsThatMustBeAnswered() {
        assertThat(QuoteCalculation.minimum(quote(ALTERNATIVES))
                        .totals()
                        .netTotal()
                        .text())
                .isEqualTo("130.00");
    }

    @Test
    void maximumTakesAllOptionsAndTheDearestMemberOfEveryGroup() {
        assertThat(QuoteCalculation.maximum(quote(ALTERNATIVES))
                        .totals()
                        .netTotal()
                        .text())
                .isEqualTo("169.00");
    }

    @Test
    void cheapestMeansAfterTheLinesOwnDiscountsAndTiesGoToTheLowerPosition() {
        PricedQuote minimum = QuoteCalculation.minimum(quote("1×50 -10% alt:HOST; 1×60 -25% alt:HOST; 1×45 alt:HOST"));

        assertThat(minimum.lines()).extracting(LineAmounts::included).containsExactly(true, false, false);
    }

    @Test
    void preselectionIsTheAuthorsSelectionWhereItAnswersEverything() {
        PriceableQuote quote = quote("1×100; 1×20 opt+; 1×25 opt; 1×30 alt:HOST+; 1×40 alt:HOST");

        PricedQuote chosen = QuoteCalculation.chosen(quote, Choice.preselected(quote));

        assertThat(chosen).isEqualTo(QuoteCalculation.of(quote));
    }

    @Test
    void choiceIsRefusedWithEverythingThatIsWrongWithIt() {
        Choice choice = new Choice(List.of(0, 1, 1, 99, 2, -1), Map.of("MAYBE", 2, "NO/SUCH", 3));

        assertRejected(
                () -> QuoteCalculation.chosen(quote(ALTERNATIVES), choice),
                "/selection/options/0 SELECTION_INVALID",
                "/selection/options/2 SELECTION_INVALID",
                "/selection/options/3 SELECTION_INVALID",
                "/selection/options/4 SELECTION_INVALID",
                "/selection/options/5 SELECTION_INVALID",
                "/selection/alternatives/MAYBE SELECTION_INVALID",
                "/selection/alternatives/NO~1SUCH SELECTION_INVALID",
                "/selection/alternatives/HOST SELECTION_INVALID");
    }

    @Test
    void groupThatMayStayOpenNeedsNoAnswer() {
        PricedQuote chosen = QuoteCalculation.chosen(quote(ALTERNATIVES), new Choice(List.of(1), Map.of("HOST", 3)));

        assertThat(chosen.totals().netTotal().text()).isEqualTo("160.00");
    }

    @Test
    void discountThatFitsTheSelectionButNotTheCheapestOneIsFoundAtSubmit() {
        PriceableQuote quote = quote("1×100; 1×50 opt+; D 10%, F91, F100");

        assertRejected(
                () -> QuoteCalculation.checkLegalSelections(quote),
                "/discounts/1 DISCOUNT_EXCEEDS_MINIMUM_SELECTION",
                "/discounts/2 DISCOUNT_EXCEEDS_MINIMUM_SELECTION");
        QuoteCalculation.checkLegalSelections(quote("1×100; 1×50 opt; D 10%, F90"));
    }

    @Test
    void dearestSelectionThatIsTooLargeIsFoundAtSubmit() {
        PriceableQuote quote = quote("1×1; 999999×999999 opt; 999999×999999 opt");

        assertRejected(() -> QuoteCalculation.checkLegalSelections(quote), "/lines AMOUNT_OVERFLOW");
    }

    @Test
    void noLegalChoiceFailsBecauseItsDepositRoundsToZero() {
        PriceableQuote quote = withDeposit(quote("1×0.10; 1×100 opt+"), "1");

        assertThat(QuoteCalculation.of(quote).depositAmount()).hasToString("1.15 NZD");
        assertThat(QuoteCalculation.chosen(quote, new Choice(List.of(), Map.of()))
                        .depositAmount())
                .hasToString("0.00 NZD");
    }
}
