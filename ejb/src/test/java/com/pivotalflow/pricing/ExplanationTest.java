package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.QuoteText.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The steps from list price to total (specification 8.7). */
class ExplanationTest {

    @Test
    void lineWithoutListPriceStartsAtItsPriceAndHasNoOverride() {
        List<ExplanationStep> steps = explain(quote("7.25×137.40"), 0).steps();

        assertThat(steps).extracting(step -> step.kind().wireName()).containsExactly("list", "net", "tax", "gross");
        assertThat(steps)
                .extracting(ExplanationStep::label)
                .containsExactly("7.25 × 137.40", "Net", "GST 15 %", "Total");
    }

    @Test
    void lineAtItsListPriceHasNoOverride() {
        assertThat(explain(quote("1×120 list=120.00"), 0).steps())
                .noneMatch(step -> step.kind() == ExplanationStep.Kind.OVERRIDE);
    }

    @Test
    void taxStepsCarryTheExactFractionAndTheMode() {
        List<ExplanationStep> steps = explain(quote("HALF_DOWN", "1×26.30"), 0).steps();

        ExplanationStep tax = steps.get(2);

        assertThat(tax.exact()).isEqualTo("789/200");
        assertThat(tax.rounding()).isEqualTo(TaxRounding.HALF_DOWN);
        assertThat(tax.delta().text()).isEqualTo("3.94");
        assertThat(steps.get(0).exact()).isNull();
        assertThat(steps.get(0).rounding()).isNull();
    }

    @Test
    void inclusiveLineTakesItsTaxOutAndPutsItOnAgain() {
        assertThat(explain(quote("3×45.99 i"), 0).steps())
                .extracting(step -> step.kind().wireName() + " " + step.delta().text() + " → "
                        + step.running().text() + " " + step.exact())
                .containsExactly(
                        "list 137.97 → 137.97 null",
                        "included_tax -18.00 → 119.97 41391/2300",
                        "net 0.00 → 119.97 null",
                        "tax 18.00 → 137.97 41391/2300",
                        "gross 0.00 → 137.97 null");
    }

    @Test
    void discountsOfTheDocumentKeepTheirIndexInTheRequest() {
        assertThat(explain(quote("1×100; D F10, 5%"), 0).steps().stream()
                        .filter(step -> step.kind() == ExplanationStep.Kind.DOCUMENT_DISCOUNT)
                        .map(step -> Objects.requireNonNull(step.discountIndex()) + " " + step.label()))
                .containsExactly("1 5 %", "0 10.00");
    }

    @Test
    void lineDiscountsAreNamedByTheirValue() {
        assertThat(explain(quote("18×64.35 -U1.15 -F40 -7.50%"), 0).steps())
                .extracting(ExplanationStep::label)
                .contains("7.5 %", "40.00", "18 × 1.15");
    }

    @Test
    void excludedLineEndsAfterItsOwnDiscounts() {
        LineExplanation line = explain(quote("1×100; 2×50 opt -10%; D 5%"), 1);

        assertThat(line.included()).isFalse();
        assertThat(line.steps())
                .extracting(step -> step.kind().wireName())
                .containsExactly("list", "discount_percentage");
    }

    private static LineExplanation explain(PriceableQuote quote, int line) {
        return QuoteCalculation.explain(quote).get(line);
    }
}
