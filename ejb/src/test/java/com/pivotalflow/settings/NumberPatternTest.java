package com.pivotalflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{prefix}-{yyyy}-{seq:4}",
                "{yy}/{prefix}/{seq:5}",
                "{seq:8}.{yyyy}",
                "{prefix}{yyyy}-{seq:1}",
                "A/{yy}-{seq:3}B",
                "{yyyy}-{seq:4}"
            })
    void aPatternWithOneSequenceAndOneYearCanBeUsed(String pattern) {
        assertThat(NumberPattern.flaw(pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{prefix}-{yyyy}",
                "{prefix}-{seq:4}",
                "{yyyy}-{yy}-{seq:4}",
                "{yyyy}-{seq:4}-{seq:4}",
                "{yyyy}{seq:4}",
                "{yyyy}-{seq:4}{prefix}",
                "{yyyy}-{seq:9}",
                "{yyyy}-{seq:0}",
                "{yyyy}-{seq}",
                "{yyyy}-{SEQ:4}",
                "{yyyy}-{seq:4}-{customer}",
                "q-{yyyy}-{seq:4}",
                "{yyyy} {seq:4}",
                "{yyyy}-{seq:4}-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void anyOtherPatternHasAFlaw(String pattern) {
        assertThat(NumberPattern.flaw(pattern)).isPresent();
    }
}
