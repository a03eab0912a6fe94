package com.pivotalflow.money;

import static com.pivotalflow.money.RefusedValue.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bounds and text of quantities, prices and costs (specification 6, api.md 2.2). */
class QuantityAndPriceTest {
    private static final CurrencyUnit NZD = new CurrencyUnit("NZD", 2);
    private static final CurrencyUnit JPY = new CurrencyUnit("JPY", 0);

    @ParameterizedTest
    @CsvSource({
        "0, QUANTITY_NOT_POSITIVE",
        "-1, QUANTITY_NOT_POSITIVE",
        "0.0000001, SCALE_EXCEEDED",
        "999999999.000001, NUMBER_OUT_OF_RANGE",
        "1000000000, NUMBER_OUT_OF_RANGE",
        "1E+1000000000, NUMBER_OUT_OF_RANGE"
    })
    void quantityOutsideItsBoundsIsRefused(String value, String code) {
        assertRefused(() -> Quantity.of(value), code);
    }

    @ParameterizedTest
    @CsvSource({"0.000001, 0.000001", "999999999, 999999999", "7.2500000, 7.25", "1E+2, 100"})
    void quantityIsPlainTextWithoutTrailingZeros(String value, String text) {
        assertThat(Quantity.of(value).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, PRICE_NEGATIVE",
        "0.0000001, SCALE_EXCEEDED",
        "999999999.01, NUMBER_OUT_OF_RANGE",
        "1E+1000000000, NUMBER_OUT_OF_RANGE"
    })
    void priceOutsideItsBoundsIsRefused(String value, String code) {
        assertRefused(() -> UnitPrice.of(value), code);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01, COST_NEGATIVE",
        "0.0000001, SCALE_EXCEEDED",
        "999999999.01, NUMBER_OUT_OF_RANGE",
    })
    void costOutsideItsBoundsIsRefused(String value, String code) {
        assertRefused(() -> UnitCost.of(value), code);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "137.4, 137.40", "137.400000, 137.40", "3.375, 3.375", "999999999, 999999999.00"})
    void priceHasAtLeastTheDecimalsOfTheCurrency(String value, String text) {
        assertThat(UnitPrice.of(value).text(NZD)).isEqualTo(text);
        assertThat(UnitCost.of(value).text(NZD)).isEqualTo(text);
    }

    @Test
    void priceInACurrencyWithoutDecimalsHasNone() {
        assertThat(UnitPrice.of("18765.00").text(JPY)).isEqualTo("18765");
    }

    @Test
    void onlyTheProductIsRounded() {
        assertThat(UnitPrice.of("91.234567").times(Quantity.of("2.345678"), NZD).text())
                .isEqualTo("214.01");
        assertThat(UnitPrice.of("18765").times(Quantity.of("3.5"), JPY).text()).isEqualTo("65678");
        assertThat(UnitCost.of("0.005").times(Quantity.of("1"), NZD).text()).isEqualTo("0.01");
    }

    @Test
    void equalNumbersAreEqualValues() {
        assertThat(UnitPrice.of("150.0000")).isEqualTo(UnitPrice.of("150"));
        assertThat(Quantity.of("1E+2")).isEqualTo(Quantity.of("100.00"));
        assertThat(new UnitCost(new BigDecimal("0.000000"))).isEqualTo(UnitCost.of("0"));
    }
}
