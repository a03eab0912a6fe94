package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.Figures.assertFigures;
import static com.pivotalflow.pricing.QuoteText.currency;
import static com.pivotalflow.pricing.QuoteText.quote;
import static com.pivotalflow.pricing.QuoteText.withBase;
import static com.pivotalflow.pricing.QuoteText.withDeposit;
import static com.pivotalflow.pricing.RejectedQuote.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.money.ExchangeRate;
import com.pivotalflow.money.Money;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the specification, quoting.md 9, figure by figure. */
class WorkedExamplesTest {

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            E1  |               | 7.25×137.40; 3×219.95                | subtotals 996.15/659.85; S 1656.00; N 1656.00; T 248.40; G 1904.40; taxes 149.42/98.98
            E2  |               | 2.345678×91.234567                   | S 214.01; N 214.01; T 32.10; G 246.11
            E3  |               | 13×86.55 -12.5%                      | S 1125.15; percentage 140.64; D 140.64; N 984.51; T 147.68; G 1132.19
            E4  |               | 18×64.35 -7.5% -F40 -U1.15           | S 1158.30; percentage 86.87; fixed 40.00; perUnit 20.70; N 1010.73; T 151.61; G 1162.34
            E4  |               | 18×64.35 -U1.15 -F40 -7.5%           | S 1158.30; percentage 86.87; fixed 40.00; perUnit 20.70; N 1010.73; T 151.61; G 1162.34
            E5  |               | 36.5×92.40 -U3.375                   | S 3372.60; perUnit 123.19; N 3249.41; T 487.41; G 3736.82
            E6  |               | 4×317.50 -100%; 6.5×118.20           | D 1270.00; N 768.30; T 115.25; G 883.55; nets 0.00/768.30; taxes 0.00/115.25; totals 0.00/883.55
            E7  |               | 2×48.75 -20% -F78.00                 | N 0.00; T 0.00; G 0.00
            E8  | EUR           | 1×843.27 @19; 3×57.49 @7; D 8%       | D 81.26; shares 67.46/13.80; nets 775.81/158.67; taxes 147.40/11.11; N 934.48; T 158.51; G 1092.99
            E9  |               | 14×73.90; 5×128.60; D F75, 6%        | documentDiscounts 75.00/100.66; shares1 62.08/38.58; shares0 46.25/28.75; N 1501.94; T 225.29; G 1727.23
            E10 |               | 1×1987.65; D 10%, 2.5%               | documentDiscounts 198.77/44.72; N 1744.16; T 261.62; G 2005.78
            E11 |               | 3 lines 1×40.00; D F10               | shares 3.34/3.33/3.33; nets 36.66/36.67/36.67; T 16.50; G 126.50
            E12 |               | 17 lines 1×0.43                      | N 7.31; T 1.10; G 8.41; taxes 0.07/0.07/0.07/0.07/0.07/0.07/0.07/0.07/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06
            E13 | LINE          | 17 lines 1×0.43                      | N 7.31; T 1.02; G 8.33; taxes 0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06/0.06
            E14 | HALF_UP       | 1×26.30                              | T 3.95
            E14 | HALF_DOWN     | 1×26.30                              | T 3.94
            E14 | HALF_EVEN     | 1×26.30                              | T 3.94
            E14 | DOWN          | 1×26.30                              | T 3.94
            E15 | HALF_UP       | 1×26.90                              | T 4.04
            E15 | HALF_EVEN     | 1×26.90                              | T 4.04
            E15 | HALF_DOWN     | 1×26.90                              | T 4.03
            E15 | DOWN          | 1×26.90                              | T 4.03
            E16 | HALF_UP       | 1×26.77                              | T 4.02
            E16 | HALF_DOWN     | 1×26.77                              | T 4.02
            E16 | HALF_EVEN     | 1×26.77                              | T 4.02
            E16 | DOWN          | 1×26.77                              | T 4.01
            E17 |               | 3×45.99 i                            | S 137.97; I 18.00; T 18.00; N 119.97; G 137.97
            E17 | LINE          | 3×45.99 i                            | S 137.97; I 18.00; T 18.00; N 119.97; G 137.97
            E18 | AUD           | 3 lines 1×13.37 i @10                | T 3.65; N 36.46; taxes 1.22/1.22/1.21; G 40.11
            E18 | AUD LINE      | 3 lines 1×13.37 i @10                | T 3.66; N 36.45; taxes 1.22/1.22/1.22; G 40.11
            E19 |               | 2×389.00 i; 5×64.90 i; D 12%         | D 132.30; shares 93.36/38.94; G 970.20; T 126.55; N 843.65; taxes 89.30/37.25
            E20 |               | 9×77.65; 1×262.00 i; D F50           | S 960.85; shares 36.37/13.63; nets 662.48/215.97; taxes 99.37/32.40; totals 761.85/248.37; I 32.40; N 878.45; T 131.77; G 1010.22
            E21 | GBP           | 1×184.80 i @20; 4×21.35 i @5; 1×36.15 i @0; D 7.5% | D 22.98; shares 13.86/6.41/2.71; taxes 28.49/3.76/0.00; N 251.12; T 32.25; G 283.37
            E22 |               | 22×96.80; 1×415.37 EXEMPT; D 4%      | D 101.80; shares 85.19/16.61; rows EXEMPT 398.76→0.00/GST 2044.41→306.66; N 2443.17; G 2749.83
            E23 | GBP DOWN      | 1×118.47 @20; 1×63.36 @20            | T 36.36; G 218.19; taxes 23.69/12.67
            E23 | GBP HALF_UP   | 1×118.47 @20; 1×63.36 @20            | T 36.37; G 218.20
            E24 | USD           | 2.25×61.35 @8.875; 5.25×61.35 @8.875; 3.5×61.35 @8.875 | nets 138.04/322.09/214.73; N 674.86; T 59.89; G 734.75
            E24 | USD LINE      | 2.25×61.35 @8.875; 5.25×61.35 @8.875; 3.5×61.35 @8.875 | taxes 12.25/28.59/19.06; T 59.90; G 734.76
            E25 | JPY           | 3.5×18765 @10                        | S 65678; T 6568; G 72246
            E25 | JPY DOWN      | 3.5×18765 @10                        | S 65678; T 6567; G 72245
            E26 | JPY           | 3 lines 1×1000 @10; D F100           | shares 34/33/33; nets 966/967/967; T 290; taxes 96/97/97; G 3190
            E27 | KWD           | 7.25×18.3335 @5; 2×0.4445 @5         | subtotals 132.918/0.889; N 133.807; T 6.690; taxes 6.646/0.044; G 140.497
            E28 |               | 8×146.50; 1×87.43; D 100%            | D 1259.43; shares 1172.00/87.43; N 0.00; T 0.00; G 0.00
            E29 |               | 10×0; 2.5×132.60                     | subtotals 0.00/331.50; nets 0.00/331.50; taxes 0.00/49.73; totals 0.00/381.23; N 331.50; T 49.73; G 381.23
            E32 |               | 3×640.50; 1×275.25 opt; 2×88.40 opt; D 5%   | D 96.08; N 1825.42; G 2099.23
            E32 |               | 3×640.50; 1×275.25 opt+; 2×88.40 opt; D 5%  | N 2086.91; T 313.04; G 2399.95
            E32 |               | 3×640.50; 1×275.25 opt+; 2×88.40 opt+; D 5% | N 2254.87; T 338.23; G 2593.10
            E33 |               | 1×2480.00; 12×39.90 alt:HOST; 12×64.15 alt:HOST   | G 2852.00
            E33 |               | 1×2480.00; 12×39.90 alt:HOST+; 12×64.15 alt:HOST  | N 2958.80; G 3402.62
            E33 |               | 1×2480.00; 12×39.90 alt:HOST; 12×64.15 alt:HOST+  | N 3249.80; G 3737.27
            E34 |               | 30×165.00 cost=92.50; 12×140.00; D 5%             | N 6298.50; marginPercent null; linesWithoutCost 1
            E34 |               | 30×165.00 cost=92.50; 12×140.00 cost=78.00; D 5%  | N 6298.50; cost 3711.00; margin 2587.50 NZD; marginPercent 41.08; linesWithoutCost 0
            E35 |               | 16.5×112.50 list=120.00 -10%; 7×84.20; D 3%, F25  | D 278.43; N 2167.22; T 325.08; G 2492.30
            E36 |               | 40×150.00 list=165.00; D 4%          | N 5760.00; discountPercent 12.73
            """)
    void exampleComesToTheFigures(String number, String context, String input, String figures) {
        assertFigures(quote(context == null ? "" : context, input), figures);
    }

    @Test
    void e7DiscountAboveTheRestIsRefused() {
        assertRejected(
                () -> QuoteCalculation.of(quote("2×48.75 -20% -F78.01")),
                "/lines/0/discounts/1 DISCOUNT_EXCEEDS_REMAINDER");
    }

    @Test
    void e30BaseTotalsAddUp() {
        PriceableQuote quote = withBase(quote("AUD", "5×118.90"), currency("NZD"), "1.0847362915");

        assertFigures(quote, "N 594.50; T 89.18; G 683.68; base 741.61/96.74/644.87");
        assertThat(quote.exchangeRate()
                        .convert(Money.of("594.50", currency("AUD")), currency("NZD"))
                        .text())
                .isEqualTo("644.88");
    }

    @Test
    void e31InverseRateHasTwelveDigits() {
        assertThat(ExchangeRate.of("0.5926").inverse().text()).isEqualTo("1.68747890651");
    }

    @Test
    void e33BothAlternativesOrNoneAtAcceptanceAreNoLegalChoice() {
        PriceableQuote none = quote("1×2480.00; 12×39.90 alt:HOST; 12×64.15 alt:HOST");
        PriceableQuote both = quote("1×2480.00; 12×39.90 alt:HOST+; 12×64.15 alt:HOST+");

        assertRejected(() -> QuoteCalculation.of(both), "/lines/2/selection/selected GROUP_SELECTION");
        assertRejected(
                () -> QuoteCalculation.chosen(none, new Choice(List.of(2), Map.of("HOST", 1))),
                "/selection/options/0 SELECTION_INVALID");
        assertRejected(
                () -> QuoteCalculation.chosen(none, Choice.preselected(none)),
                "/selection/alternatives/HOST SELECTION_INVALID");
        assertThat(QuoteCalculation.chosen(none, new Choice(List.of(), Map.of("HOST", 2)))
                        .totals()
                        .grandTotal()
                        .text())
                .isEqualTo("3737.27");
    }

    @Test
    void e35ExplanationOfLine1() {
        PriceableQuote quote = quote("16.5×112.50 list=120.00 -10%; 7×84.20; D 3%, F25");

        List<ExplanationStep> steps = QuoteCalculation.explain(quote).get(0).steps();

        assertThat(steps)
                .extracting(step -> step.kind().wireName() + " " + step.delta().text() + " → "
                        + step.running().text())
                .containsExactly(
                        "list 1980.00 → 1980.00",
                        "override -123.75 → 1856.25",
                        "discount_percentage -185.63 → 1670.62",
                        "document_discount -50.12 → 1620.50",
                        "document_discount -18.48 → 1602.02",
                        "net 0.00 → 1602.02",
                        "tax 240.30 → 1842.32",
                        "gross 0.00 → 1842.32");
    }

    @Test
    void e37Deposit() {
        assertFigures(withDeposit(quote("7.25×137.40; 3×219.95"), "33.333"), "G 1904.40; deposit 634.79");
        assertFigures(withDeposit(quote("JPY", "3.5×18765 @10"), "12.5"), "G 72246; deposit 9031");
        assertRejected(
                () -> QuoteCalculation.of(withDeposit(quote("1×0.45 @0"), "1")),
                "/depositPercent DEPOSIT_ROUNDS_TO_ZERO");
    }
}
