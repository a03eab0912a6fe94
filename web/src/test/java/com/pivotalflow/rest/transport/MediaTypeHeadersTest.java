package com.pivotalflow.rest.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/html, application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
                "application/json; charset=\"utf-8\"; Q=1.000",
                "text/*;level=1 , ,"
            })
    void rangesAreRead(String accept) {
        assertThat(MediaTypeHeaders.areRanges(List.of(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "/", "a/", "a/b;q=x", "a/b;q=2", "a/b;q=", "a/b;x", "a/b c/d", ";q=1", "a/b, x"})
    void whatIsNoRangeIsNot(String accept) {
        assertThat(MediaTypeHeaders.areRanges(List.of(accept))).isFalse();
    }

    @Test
    void aBodyHasOneType() {
        assertThat(MediaTypeHeaders.isOneType(List.of())).isTrue();
        assertThat(MediaTypeHeaders.isOneType(List.of("application/json;charset=utf-8")))
                .isTrue();
        assertThat(MediaTypeHeaders.isOneType(List.of("application/json", "text/plain")))
                .isFalse();
        assertThat(MediaTypeHeaders.isOneType(List.of(""))).isFalse();
        assertThat(MediaTypeHeaders.isOneType(List.of("json"))).isFalse();
    }
}
