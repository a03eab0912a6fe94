package com.pivotalflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthValidatorTest {

    record Titled(@Length(min = 2, max = 3) String title) {}

    @ParameterizedTest
    @ValueSource(strings = {"ab", "abc", "😀😀", "😀😀😀"})
    void charactersAreCountedAsTheDatabaseCountsThem(String title) {
        assertThat(accepts(title)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "😀", "abcd", "😀😀😀😀"})
    void tooFewAndTooManyAreRefused(String title) {
        assertThat(accepts(title)).isFalse();
    }

    @Test
    void nullIsValid() {
        assertThat(accepts(null)).isTrue();
    }

    private static boolean accepts(@Nullable String title) {
        LengthValidator validator = new LengthValidator();
        validator.initialize(Objects.requireNonNull(Titled.class.getRecordComponents()[0].getAnnotation(Length.class)));
        // The default message says enough, so the context is never asked.
        return validator.isValid(title, (ConstraintValidatorContext) Proxy.newProxyInstance(
                Length.class.getClassLoader(),
                new Class<?>[] {ConstraintValidatorContext.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
