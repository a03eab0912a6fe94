package com.pivotalflow.schema.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicrosecondsTest {

    @Test
    void sixDigitsAreWhatTheServerKeepsAnyway() {
        assertThat(Microseconds.same("timestamp with time zone", "timestamp(6) with time zone"))
                .isTrue();
        assertThat(Microseconds.same("time without time zone", "time(6) without time zone"))
                .isTrue();
    }

    @Test
    void fewerDigitsOrNoZoneAreAnotherType() {
        assertThat(Microseconds.same("timestamp with time zone", "timestamp(3) with time zone"))
                .isFalse();
        assertThat(Microseconds.same("timestamp with time zone", "timestamp(6) without time zone"))
                .isFalse();
        assertThat(Microseconds.same("timestamp(3) with time zone", "timestamp(6) with time zone"))
                .isFalse();
    }

    @Test
    void othersAreTheSameOrNot() {
        assertThat(Microseconds.same("numeric(19,4)", "numeric(19,4)")).isTrue();
        assertThat(Microseconds.same("numeric(19,4)", "numeric(19,6)")).isFalse();
        assertThat(Microseconds.same("numeric", "numeric(6)")).isFalse();
    }
}
