package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.QuoteText.currency;
import static com.pivotalflow.pricing.QuoteText.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pivotalflow.money.Money;
import com.pivotalflow.money.Percentage;
import com.pivotalflow.money.ValueRejectedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rates, policy and breakdown (specification 8.1 and 8.2). */
class TaxTest {

    @Test
    void exactTaxIsAReducedFraction() {
        Money stated = Money.of("26.30", currency("NZD"));
        Percentage rate = Percentage.ofPercent("15");

        assertThat(ExactTax.of(stated, rate, false).text()).isEqualTo("789/200");
        assertThat(ExactTax.of(stated, rate, true).text()).isEqualTo("789/230");
        assertThat(ExactTax.of(Money.of("20", currency("JPY")), rate, false).text())
                .isEqualTo("3");
        assertThat(ExactTax.of(stated, Percentage.ZERO, true).text()).isEqualTo("0");
    }

    @Test
    void inclusiveTaxIsRoundedFromTheFractionAndNotFromATruncatedQuotient() {
        // 0.03 × 100 / 200 = 0.015 is a tie that must not become 0.01499….
        ExactTax tax = ExactTax.of(Money.of("0.03", currency("NZD")), Percentage.ofPercent("100"), true);

        assertThat(tax.rounded(currency("NZD"), TaxRounding.HALF_UP).text()).isEqualTo("0.02");
        assertThat(tax.rounded(currency("NZD"), TaxRounding.HALF_DOWN).text()).isEqualTo("0.01");
    }

    @Test
    void breakdownHasExemptFirstThenRateThenCode() {
        PricedQuote priced = QuoteCalculation.of(quote("1×1 @20; 1×1 @5; 1×1; 1×1 @0; 1×1 EXEMPT; 1×1 @20 i"));

        assertThat(priced.taxBreakdown())
                .extracting(TaxRow::label)
                .containsExactly("Exempt", "Tax 0 %", "Tax 5 %", "GST 15 %", "Tax 20 %");
    }

    @Test
    void sameRateOfTwoClassesIsTwoRowsInTheOrderOfTheirCodes() {
        PriceableLine line = quote("1×1").lines().get(0);
        List<PriceableLine> lines = new ArrayList<>();
        for (String code : List.of("B", "A")) {
            lines.add(withRate(line, TaxRate.taxed(code, code, Percentage.ofPercent("15")), null));
        }

        assertThat(QuoteCalculation.of(quote("1×1").withLines(lines)).taxBreakdown())
                .extracting(TaxRow::classCode)
                .containsExactly("A", "B");
    }

    @Test
    void differentReasonsOfExemptLinesAreNamedOnceInOrder() {
        PriceableLine line = quote("1×1").lines().get(0);
        List<PriceableLine> lines = new ArrayList<>();
        for (String reason : List.of("rent", "interest", "rent")) {
            lines.add(withRate(line, TaxRate.exempt("EXEMPT", "Exempt"), reason));
        }

        TaxRow row = QuoteCalculation.of(quote("1×1").withLines(lines))
                .taxBreakdown()
                .get(0);

        assertThat(row.exempt()).isTrue();
        assertThat(row.exemptReasons()).containsExactly("rent", "interest");
        assertThat(row.taxable().text()).isEqualTo("3.00");
    }

    @Test
    void excludedLinesAreInNoRow() {
        assertThat(QuoteCalculation.of(quote("1×1; 1×1 @20 opt")).taxBreakdown())
                .hasSize(1);
    }

    @Test
    void exemptClassHasNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxRate("EXEMPT", "Exempt", Percentage.ofPercent("15"), true));
    }

    @Test
    void taxRateIsAtMostHundredPerCent() {
        assertThat(TaxRate.rateOfPercent(new BigDecimal("8.875")).percentText()).isEqualTo("8.875");
        assertThatThrownBy(() -> TaxRate.rateOfPercent(new BigDecimal("100.5")))
                .isInstanceOfSatisfying(
                        ValueRejectedException.class, e -> assertThat(e.code()).isEqualTo("TAX_RATE_RANGE"));
        assertThatThrownBy(() -> TaxRate.rateOfPercent(new BigDecimal("1.0000001")))
                .isInstanceOfSatisfying(
                        ValueRejectedException.class, e -> assertThat(e.code()).isEqualTo("SCALE_EXCEEDED"));
    }

    @Test
    void basisIsTheDefaultOfLines() {
        assertThat(new TaxPolicy("NZ", TaxBasis.GROSS, TaxLevel.LINE, TaxRounding.DOWN).taxInclusiveByDefault())
                .isTrue();
        assertThat(new TaxPolicy("NZ", TaxBasis.NET, TaxLevel.LINE, TaxRounding.DOWN).taxInclusiveByDefault())
                .isFalse();
    }

    private static PriceableLine withRate(PriceableLine line, TaxRate rate, @Nullable String reason) {
        return new PriceableLine(
                line.quantity(), line.unitPrice(), null, null, rate, false, reason, List.of(), line.selection());
    }
}
