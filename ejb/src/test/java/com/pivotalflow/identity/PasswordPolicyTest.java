package com.pivotalflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pivotalflow.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "elevenchars", "ADA@example.com", "Ada Lovelace-King"})
    void shortPasswordsAndOwnNamesAreRefused(String password) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() ->
                        PasswordPolicy.require(password, "/newPassword", "ada@example.com", "Ada", "Ada Lovelace-King"))
                .satisfies(e -> assertThat(e.code()).isEqualTo("PASSWORD_WEAK"));
    }

    @Test
    void twelveCharactersAreEnough() {
        assertThatCode(() -> PasswordPolicy.require("twelve chars", "", "ada@example.com"))
                .doesNotThrowAnyException();
    }
}
