package com.pivotalflow.money;

import static com.pivotalflow.money.RefusedValue.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchange rates (specification 8.6). */
class ExchangeRateTest {
    private static final CurrencyUnit NZD = new CurrencyUnit("NZD", 2);
    private static final CurrencyUnit USD = new CurrencyUnit("USD", 2);
    private static final CurrencyUnit JPY = new CurrencyUnit("JPY", 0);

    @ParameterizedTest
    @CsvSource({
        "0, FX_RATE_INVALID",
        "-1, FX_RATE_INVALID",
        "0.00000000000000001, SCALE_EXCEEDED",
        "1000000000000, NUMBER_OUT_OF_RANGE",
    })
    void rateOutsideItsBoundsIsRefused(String value, String code) {
        assertRefused(() -> ExchangeRate.of(value), code);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5926, 1.68747890651",
        "1, 1",
        "3, 0.333333333333",
        "0.000007, 142857.142857",
        "0.0000000007, 1428571428.57",
        "160000, 0.00000625",
        // 0.0000142857142857|1428: twelve digits need 16 decimals, which just fit.
        "70000, 0.0000142857142857",
        // 0.0000014285714285|7142: twelve digits would need 17 decimals.
        "700000, 0.0000014285714286",
        "70000000, 0.0000000142857143",
        "999999999999, 0.000000000001"
    })
    void inverseHasTwelveDigitsAndAtMostSixteenDecimals(String rate, String inverse) {
        assertThat(ExchangeRate.of(rate).inverse().text()).isEqualTo(inverse);
    }

    @Test
    void inverseIsRoundedOnce() {
        // 1/208765820 = 0.00000000479005614999…: twelve digits give …5615, which would then go up to …562.
        assertThat(ExchangeRate.of("208765820").inverse().text()).isEqualTo("0.0000000047900561");
    }

    @Test
    void inverseThatDoesNotFitIsRefused() {
        assertRefused(() -> ExchangeRate.of("0.0000000000001").inverse(), "NUMBER_OUT_OF_RANGE");
    }

    @Test
    void amountIsConvertedOnceAndRoundedHalfUpToTheBaseCurrency() {
        assertThat(ExchangeRate.of("1.687312490").convert(Money.of("3000.00", USD), NZD))
                .isEqualTo(Money.of("5061.94", NZD));
        assertThat(ExchangeRate.of("0.0113").convert(Money.of("72246", JPY), NZD))
                .isEqualTo(Money.of("816.38", NZD));
        assertThat(ExchangeRate.of("0.5").convert(Money.of("1", USD), JPY)).isEqualTo(Money.of("1", JPY));
    }

    @Test
    void rateIsKeptAsGivenWithoutTrailingZeros() {
        assertThat(ExchangeRate.of("1.0847362915000000")).isEqualTo(ExchangeRate.of("1.0847362915"));
        assertThat(ExchangeRate.of("0.0000000000000001").text()).isEqualTo("0.0000000000000001");
        assertThat(ExchangeRate.ONE.isOne()).isTrue();
        assertThat(ExchangeRate.of("1.0000").isOne()).isTrue();
        assertThat(ExchangeRate.of("1.1").isOne()).isFalse();
    }
}
