package com.pivotalflow.money;

import static com.pivotalflow.money.RefusedValue.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final CurrencyUnit NZD = new CurrencyUnit("NZD", 2);
    private static final CurrencyUnit JPY = new CurrencyUnit("JPY", 0);

    @Test
    void amountHasExactlyTheDecimalsOfItsCurrency() {
        assertThat(Money.of("1904.4", NZD).text()).isEqualTo("1904.40");
        assertThat(Money.of("1904.4000", NZD).text()).isEqualTo("1904.40");
        assertThat(Money.of("72246", JPY).text()).isEqualTo("72246");
        assertThat(Money.of("7E+3", JPY).text()).isEqualTo("7000");
        assertThat(Money.zero(NZD).text()).isEqualTo("0.00");
    }

    @Test
    void decimalsBeyondTheCurrencyAreRefusedAndNeverRounded() {
        assertRefused(() -> Money.of("0.001", NZD), "SCALE_EXCEEDED");
        assertRefused(() -> Money.of("0.5", JPY), "SCALE_EXCEEDED");
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(Money.of("150.0000", NZD)).isEqualTo(Money.of("150", NZD)).hasSameHashCodeAs(Money.of("150", NZD));
        assertThat(Money.of("150", NZD)).isNotEqualTo(Money.of("150", JPY));
    }

    @Test
    void sumsAndDifferencesAreExact() {
        Money a = Money.of("0.10", NZD);
        Money b = Money.of("0.20", NZD);

        assertThat(a.plus(b)).isEqualTo(Money.of("0.30", NZD));
        assertThat(a.minus(b)).isEqualTo(Money.of("-0.10", NZD)).isEqualTo(a.negated());
        assertThat(a.minus(b).isNegative()).isTrue();
        assertThat(a.isPositive()).isTrue();
        assertThat(a.minus(a).isZero()).isTrue();
        assertThat(b.isGreaterThan(a)).isTrue();
        assertThat(a.isGreaterThan(a)).isFalse();
    }

    @Test
    void currenciesDoNotMix() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(NZD).plus(Money.zero(JPY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(NZD).minus(Money.zero(JPY)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(NZD).compareTo(Money.zero(JPY)));
    }

    @Test
    void minorUnitsAndBack() {
        assertThat(Money.of("1904.40", NZD).minorUnits()).isEqualTo(190440);
        assertThat(Money.ofMinorUnits(BigInteger.valueOf(190440), NZD)).isEqualTo(Money.of("1904.40", NZD));
        assertThat(Money.ofMinorUnits(BigInteger.valueOf(72246), JPY)).isEqualTo(Money.of("72246", JPY));
    }

    @Test
    void roundsHalfUpUnlessToldOtherwise() {
        assertThat(Money.rounded(new BigDecimal("0.005"), NZD).text()).isEqualTo("0.01");
        assertThat(Money.rounded(new BigDecimal("0.005"), NZD, RoundingMode.HALF_EVEN)
                        .text())
                .isEqualTo("0.00");
        assertThat(Money.rounded(BigDecimal.ONE, new BigDecimal("3"), NZD, RoundingMode.HALF_UP)
                        .text())
                .isEqualTo("0.33");
    }

    @Test
    void limitIsTheLargestAmountItself() {
        CurrencyUnit kwd = new CurrencyUnit("KWD", 3);

        assertThat(Money.of("999999999999.999", kwd).isWithinLimit()).isTrue();
        assertThat(Money.of("1000000000000.000", kwd).isWithinLimit()).isFalse();
    }

    @Test
    void currencyHasThreeCapitalsAndUpToFourDecimals() {
        assertThat(new CurrencyUnit("KWD", 3).isQuotable()).isTrue();
        assertThat(new CurrencyUnit("CLF", 4).isQuotable()).isFalse();
        assertRefused(() -> new CurrencyUnit("nzd", 2), "CURRENCY_UNSUPPORTED");
        assertRefused(() -> new CurrencyUnit("NZ", 2), "CURRENCY_UNSUPPORTED");
        assertRefused(() -> new CurrencyUnit("NZD", 5), "CURRENCY_UNSUPPORTED");
        assertRefused(() -> new CurrencyUnit("NZD", -1), "CURRENCY_UNSUPPORTED");
    }
}
