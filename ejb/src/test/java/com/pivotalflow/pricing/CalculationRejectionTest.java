package com.pivotalflow.pricing;

import static com.pivotalflow.pricing.QuoteText.currency;
import static com.pivotalflow.pricing.QuoteText.quote;
import static com.pivotalflow.pricing.QuoteText.withBase;
import static com.pivotalflow.pricing.QuoteText.withDeposit;
import static com.pivotalflow.pricing.RejectedQuote.assertRejected;
import static org.assertj.core.api.Assertions.assertThat;

import com.pivotalflow.money.CurrencyUnit;
import com.pivotalflow.money.ExchangeRate;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input that only the calculation can see, with pointer and code (specification 15). */
class CalculationRejectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1×100 --1%                              | /lines/0/discounts/0/value DISCOUNT_NEGATIVE
            1×100; D F-0.01                         | /discounts/0/value DISCOUNT_NEGATIVE
            1×100 -100.000001%                      | /lines/0/discounts/0/value DISCOUNT_PERCENT_RANGE
            1×100; D 101%                           | /discounts/0/value DISCOUNT_PERCENT_RANGE
            1×100 -1.0000001%                       | /lines/0/discounts/0/value SCALE_EXCEEDED
            1×100 -F0.001                           | /lines/0/discounts/0/value SCALE_EXCEEDED
            1×100; D F0.001                         | /discounts/0/value SCALE_EXCEEDED
            1×100 -U0.0000001                       | /lines/0/discounts/0/value SCALE_EXCEEDED
            1×100; D F1000000000000                 | /discounts/0/value NUMBER_OUT_OF_RANGE
            1×100 -F1 -5% -F2                       | /lines/0/discounts/2/kind DISCOUNT_KIND_DUPLICATE
            1×100; D 5%, U1                         | /discounts/1/kind DISCOUNT_KIND_INVALID
            2×100 -U100.01                          | /lines/0/discounts/0 DISCOUNT_EXCEEDS_REMAINDER
            1×100; D F1, F99.01, 1%                 | /discounts/1 DISCOUNT_EXCEEDS_REMAINDER
            1×100; 1×50 opt -F51                    | /lines/1/discounts/0 DISCOUNT_EXCEEDS_REMAINDER
            1×100 opt; D F1                         | /discounts/0 DISCOUNT_EXCEEDS_REMAINDER
            1×1; 1×2 alt:HOST                       | /groups/0 GROUP_INVALID
            1×2 alt:MAYBE+; 1×3 alt:MAYBE+          | /lines/1/selection/selected GROUP_SELECTION
            999999999×999999999                     | /lines/0 AMOUNT_OVERFLOW
            1×1; 999999999×1 cost=1000.01           | /lines/1/unitCost AMOUNT_OVERFLOW
            999999×999999; 99999999×20000           | /lines/1 AMOUNT_OVERFLOW
            999999×999999; 999999×10                | /lines AMOUNT_OVERFLOW
            99999999×9999 @15                       | /lines AMOUNT_OVERFLOW
            """)
    void badInputIsRefusedWithPointerAndCode(String input, String expected) {
        assertRejected(() -> QuoteCalculation.of(quote(input)), expected);
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        PriceableQuote quote = withDeposit(quote("1×10 -F11; 1×10 -110% -F0.001; 1×5 alt:HOST; D U1, -1%"), "0");

        assertRejected(
                () -> QuoteCalculation.of(quote),
                "/depositPercent DEPOSIT_RANGE",
                "/groups/0 GROUP_INVALID",
                "/discounts/0/kind DISCOUNT_KIND_INVALID",
                "/discounts/1/value DISCOUNT_NEGATIVE",
                "/lines/0/discounts/0 DISCOUNT_EXCEEDS_REMAINDER",
                "/lines/1/discounts/0/value DISCOUNT_PERCENT_RANGE",
                "/lines/1/discounts/1/value SCALE_EXCEEDED");
    }

    @Test
    void discountsInTheOrderOfTheRequestAreNamedWhateverTheOrderOfTheCalculation() {
        assertRejected(
                () -> QuoteCalculation.of(quote("1×10; D F9.01, 10%")), "/discounts/0 DISCOUNT_EXCEEDS_REMAINDER");
    }

    @Test
    void trailingZerosAreNoDecimals() {
        PricedQuote priced = QuoteCalculation.of(quote("1×100 -F1.0000 -5.00000000%; D F2.000"));

        assertThat(priced.totals().netTotal().text()).isEqualTo("92.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100.000001", "1E+12"})
    void depositIsAboveZeroAndAtMostTheWhole(String percent) {
        assertRejected(() -> QuoteCalculation.of(withDeposit(quote("1×1"), percent)), "/depositPercent DEPOSIT_RANGE");
    }

    @Test
    void depositHasAtMostSixDecimals() {
        assertRejected(
                () -> QuoteCalculation.of(withDeposit(quote("1×1"), "50.0000001")), "/depositPercent SCALE_EXCEEDED");
    }

    @Test
    void depositOfNothingIsZero() {
        assertThat(QuoteCalculation.of(withDeposit(quote("1×0"), "50")).depositAmount())
                .hasToString("0.00 NZD");
    }

    @Test
    void requiredLineIsNotSelectedAndOnlyAlternativesNameAGroup() {
        PriceableLine line = quote("1×1").lines().get(0);
        List<PriceableLine> lines = List.of(
                line.withSelection(new Selection(SelectionMode.REQUIRED, null, true)),
                line.withSelection(new Selection(SelectionMode.OPTIONAL, "HOST", false)),
                line.withSelection(new Selection(SelectionMode.ALTERNATIVE, null, false)),
                line.withSelection(Selection.alternative("NOSUCH", true)));

        assertRejected(
                () -> QuoteCalculation.of(quote("1×1").withLines(lines)),
                "/lines/0/selection/selected SELECTION_MODE",
                "/lines/1/selection/group SELECTION_MODE",
                "/lines/2/selection/group GROUP_UNKNOWN",
                "/lines/3/selection/group GROUP_UNKNOWN");
    }

    @Test
    void groupCodesDiffer() {
        PriceableQuote quote = quote("1×1 alt:HOST; 1×2 alt:HOST");
        AlternativeGroup host = quote.groups().get(0);

        assertRejected(() -> QuoteCalculation.of(withGroups(quote, host, host)), "/groups/1/code GROUP_INVALID");
    }

    @Test
    void exemptLineStatesTheReasonAndNoOtherDoes() {
        PriceableLine exempt = quote("1×1 EXEMPT").lines().get(0);
        PriceableLine taxed = quote("1×1").lines().get(0);
        List<PriceableLine> swapped = List.of(withReason(exempt, null), withReason(taxed, "rent"));

        assertRejected(
                () -> QuoteCalculation.of(quote("1×1").withLines(swapped)),
                "/lines/0/taxExemptReason TAX_EXEMPT_REASON_REQUIRED",
                "/lines/1/taxExemptReason TAX_EXEMPT_REASON_UNEXPECTED");
    }

    @Test
    void quoteHasOneToAThousandLines() {
        PriceableLine line = quote("1×1").lines().get(0);

        assertRejected(() -> QuoteCalculation.of(quote("1×1").withLines(List.of())), "/lines LINES_REQUIRED");
        assertRejected(
                () -> QuoteCalculation.of(quote("1×1").withLines(Collections.nCopies(1001, line))),
                "/lines LINES_TOO_MANY");
        assertThat(QuoteCalculation.of(quote("1×1").withLines(Collections.nCopies(1000, line)))
                        .includedLines())
                .isEqualTo(1000);
    }

    @Test
    void quoteInTheBaseCurrencyHasNoExchangeRate() {
        PriceableQuote quote = withBase(quote("NZD", "1×1"), currency("NZD"), "1.1");

        assertRejected(() -> QuoteCalculation.of(quote), "/fxRate FX_RATE_INVALID");
    }

    @Test
    void quoteHasACurrencyOfAtMostThreeDecimals() {
        PriceableQuote nzd = quote("1×1");
        CurrencyUnit clf = new CurrencyUnit("CLF", 4);
        PriceableQuote quote = new PriceableQuote(
                clf, nzd.taxPolicy(), nzd.lines(), List.of(), List.of(), null, clf, ExchangeRate.ONE);

        assertRejected(() -> QuoteCalculation.of(quote), "/currency CURRENCY_UNSUPPORTED");
    }

    @Test
    void baseTotalIsLimitedToo() {
        PriceableQuote quote = withBase(quote("AUD", "999999×99999 @0"), currency("NZD"), "10.5");

        assertRejected(() -> QuoteCalculation.of(quote), "/lines AMOUNT_OVERFLOW");
    }

    @Test
    void hugeNumbersAreRefusedWithoutBeingWrittenOut() {
        Discount huge = Discount.of(DiscountKind.FIXED, new BigDecimal("1E+1000000000"));
        PriceableQuote nzd = quote("1×1");
        PriceableQuote quote = new PriceableQuote(
                nzd.currency(),
                nzd.taxPolicy(),
                nzd.lines(),
                List.of(huge),
                List.of(),
                null,
                nzd.currency(),
                ExchangeRate.ONE);

        assertRejected(() -> QuoteCalculation.of(quote), "/discounts/0/value NUMBER_OUT_OF_RANGE");
    }

    private static PriceableQuote withGroups(PriceableQuote quote, AlternativeGroup... groups) {
        return new PriceableQuote(
                quote.currency(),
                quote.taxPolicy(),
                quote.lines(),
                quote.discounts(),
                List.of(groups),
                quote.depositPercent(),
                quote.baseCurrency(),
                quote.exchangeRate());
    }

    private static PriceableLine withReason(PriceableLine line, @Nullable String reason) {
        return new PriceableLine(
                line.quantity(),
                line.unitPrice(),
                line.listUnitPrice(),
                line.unitCost(),
                line.taxRate(),
                line.taxInclusive(),
                reason,
                line.discounts(),
                line.selection());
    }
}
