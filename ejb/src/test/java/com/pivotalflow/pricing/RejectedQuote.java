package com.pivotalflow.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Compares what is wrong with a quote with {@code pointer CODE}. */
final class RejectedQuote {
    private RejectedQuote() {}

    static void assertRejected(ThrowingCallable calculation, String... expected) {
        CalculationRejectedException thrown = catchThrowableOfType(CalculationRejectedException.class, calculation);

        assertThat(thrown).as("rejection").isNotNull();
        assertThat(thrown.rejections())
                .extracting(rejection -> rejection.pointer() + " " + rejection.code())
                .containsExactly(expected);
        assertThat(thrown.rejections())
                .allSatisfy(rejection -> assertThat(rejection.detail()).endsWith("."));
    }
}
