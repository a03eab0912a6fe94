package com.pivotalflow.money;

import static com.pivotalflow.money.RefusedValue.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that rise and fall. */
class UpliftTest {

    @ParameterizedTest
    @CsvSource({
        "-100.000001, NUMBER_OUT_OF_RANGE",
        "1000.000001, NUMBER_OUT_OF_RANGE",
        "0.0000001, SCALE_EXCEEDED",
    })
    void aRiseOutsideItsBoundsIsRefused(String percent, String code) {
        assertRefused(() -> Uplift.of(percent), code);
    }

    @ParameterizedTest
    @CsvSource({
        "137.4, 3.5, 142.209",
        "137.4, 0, 137.4",
        "137.4, -10, 123.66",
        "137.4, -100, 0",
        "0, 1000, 0",
        "141.75, 3.333333, 146.475",
        // 0.0000015 and 0.0000025: half goes up, whether the digit before is odd or even.
        "0.000001, 50, 0.000002",
        "0.000001, 150, 0.000003",
        // 0.00000049: below half goes down.
        "0.000001, -51, 0",
        "0.000001, -50, 0.000001"
    })
    void aPriceIsRoundedOnceHalfUpToSixDecimals(String price, String percent, String raised) {
        assertThat(Uplift.of(percent).applyTo(UnitPrice.of(price))).isEqualTo(UnitPrice.of(raised));
    }

    @Test
    void aPriceThatBecomesTooLargeIsRefused() {
        assertRefused(() -> Uplift.of("1").applyTo(UnitPrice.of("999999999")), "NUMBER_OUT_OF_RANGE");
    }

    @Test
    void perCentIsWrittenPlainly() {
        assertThat(Uplift.of("3.50").text()).isEqualTo("3.5");
        assertThat(Uplift.of("-1E+1").text()).isEqualTo("-10");
    }
}
