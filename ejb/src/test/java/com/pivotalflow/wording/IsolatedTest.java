package com.pivotalflow.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsolatedTest {

    @Test
    void aPlainTextStandsBetweenMarks() {
        assertThat(Isolated.of("Tūī Freight")).isEqualTo("\u2068Tūī Freight\u2069");
    }

    @Test
    void anEndWithoutABeginningIsLeftOut() {
        assertThat(Isolated.of("a\u2069\u202Eb")).isEqualTo("\u2068a\u202Eb\u2069");
    }

    @Test
    void whatBeginsIsEnded() {
        assertThat(Isolated.balanced("a\u2067b\u2066c\u2069d")).isEqualTo("a\u2067b\u2066c\u2069d\u2069");
    }

    @Test
    void eachLineIsForItself() {
        assertThat(Isolated.balanced("\u2066a\n\u2069b\u2029\u2068c")).isEqualTo("\u2066a\u2069\nb\u2029\u2068c\u2069");
    }
}
