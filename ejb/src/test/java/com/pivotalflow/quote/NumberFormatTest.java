package com.pivotalflow.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberFormatTest {

    private final NumberFormat usual = new NumberFormat("Q", "{prefix}-{yyyy}-{seq:4}");

    @Test
    void usualFormatFillsUpToFourDigits() {
        assertThat(usual.format(2026, 1)).isEqualTo("Q-2026-0001");
        assertThat(usual.format(2026, 9_999)).isEqualTo("Q-2026-9999");
    }

    @Test
    void aSequenceLongerThanItsDigitsIsWrittenInFull() {
        assertThat(usual.format(2026, 10_000)).isEqualTo("Q-2026-10000");
    }

    @Test
    void tokensStandInAnyOrderBetweenLiterals() {
        assertThat(new NumberFormat("KA", "{yy}/{prefix}/{seq:5}").format(2026, 73))
                .isEqualTo("26/KA/00073");
    }
}
