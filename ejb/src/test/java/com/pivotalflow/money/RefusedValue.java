package com.pivotalflow.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Compares a refusal with its code. */
final class RefusedValue {
    private RefusedValue() {}

    static void assertRefused(ThrowingCallable making, String code) {
        assertThatThrownBy(making).isInstanceOfSatisfying(ValueRejectedException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.detail()).endsWith(".");
        });
    }
}
