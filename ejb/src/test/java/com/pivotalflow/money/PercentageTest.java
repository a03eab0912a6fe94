package com.pivotalflow.money;

import static com.pivotalflow.money.RefusedValue.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentageTest {
    private static final CurrencyUnit NZD = new CurrencyUnit("NZD", 2);

    @ParameterizedTest
    @CsvSource({
        "15, 0.15, 15",
        "12.50, 0.125, 12.5",
        "0, 0, 0",
        "0.000000, 0, 0",
        "100, 1, 100",
        "8.875, 0.08875, 8.875",
        "33.333333, 0.33333333, 33.333333",
        "0.000001, 0.00000001, 0.000001",
        "1E+1, 0.1, 10"
    })
    void perCentOutsideAndAFractionInside(String percent, BigDecimal fraction, String text) {
        Percentage percentage = Percentage.ofPercent(percent);

        assertThat(percentage.fraction()).isEqualTo(fraction);
        assertThat(percentage.percentText()).isEqualTo(text);
        assertThat(Percentage.ofFraction(fraction)).isEqualTo(percentage);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.000001, NUMBER_OUT_OF_RANGE",
        "100.000001, NUMBER_OUT_OF_RANGE",
        "1E+12, NUMBER_OUT_OF_RANGE",
        "0.0000001, SCALE_EXCEEDED",
        "1E-12, SCALE_EXCEEDED"
    })
    void percentageOutsideItsBoundsIsRefused(String percent, String code) {
        assertRefused(() -> Percentage.ofPercent(percent), code);
    }

    @Test
    void percentStoredByMistakeAsAFractionIsRefused() {
        assertRefused(() -> Percentage.ofFraction(new BigDecimal("15")), "NUMBER_OUT_OF_RANGE");
    }

    @Test
    void columnValueEqualsTheStatedOne() {
        assertThat(Percentage.ofFraction(new BigDecimal("0.15000000"))).isEqualTo(Percentage.ofPercent("15.0"));
    }

    @Test
    void partOfAnAmountIsRoundedHalfUpAndNeverMoreThanTheAmount() {
        assertThat(Percentage.ofPercent("50").of(Money.of("0.01", NZD)).text()).isEqualTo("0.01");
        assertThat(Percentage.ofPercent("49.999999").of(Money.of("0.01", NZD)).text())
                .isEqualTo("0.00");
        assertThat(Percentage.ofPercent("100").of(Money.of("0.01", NZD)).text()).isEqualTo("0.01");
        assertThat(Percentage.ZERO.of(Money.of("9.99", NZD)).isZero()).isTrue();
        assertThat(Percentage.ZERO.isZero()).isTrue();
    }
}
