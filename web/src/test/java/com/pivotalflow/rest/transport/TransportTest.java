package com.pivotalflow.rest.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

    @Test
    void aTraceIsContinued() {
        Trace trace = Trace.continuing("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(trace.id()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(trace.header())
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01")
                .doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void anythingElseBeginsATrace(String context) {
        assertThat(Trace.continuing(context).header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(Trace.continuing(context).id())
                .isNotEqualTo(Trace.continuing(context).id());
    }

    @ParameterizedTest
    @CsvSource({"quotes,2097152", "auth,16384", "public,16384", "customers,262144", "quotesque,262144"})
    void eachAddressHasItsBound(String firstStep, long limit) {
        assertThat(BodyFilter.limit(firstStep)).isEqualTo(limit);
    }

    @Test
    void aBodyIsCutOffAtItsBound() throws IOException {
        assertThat(body(10).readAllBytes()).hasSize(10);
        assertThatExceptionOfType(BodyTooLargeException.class)
                .isThrownBy(() -> body(11).readAllBytes())
                .satisfies(e -> assertThat(e.limit()).isEqualTo(10));
        assertThatExceptionOfType(BodyTooLargeException.class).isThrownBy(() -> body(11).skip(11));
    }

    private static InputStream body(int length) {
        return new BoundedBody(new ByteArrayInputStream(new byte[length]), 10);
    }
}
