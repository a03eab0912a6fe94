package com.pivotalflow.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void caseAndAccentsAreFolded() {
        assertThat(SearchText.of("Tūī  Freight", null, "Q-2026-0042")).isEqualTo("tui freight q-2026-0042");
    }

    @Test
    void signsOfPatternsAreLiteral() {
        assertThat(SearchText.containing("50%_Ü\\")).isEqualTo("%50\\%\\_u\\\\%");
    }
}
