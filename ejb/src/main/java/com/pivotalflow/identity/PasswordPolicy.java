package com.pivotalflow.identity;

import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import java.util.List;
import java.util.Locale;

/** Which passwords may be chosen: long ones that are not the person's own address or name. */
final class PasswordPolicy {

    static final int LEAST_LENGTH = 12;

    private PasswordPolicy() {}

    /**
     * Demands an acceptable password.
     *
     * @throws InvalidInputException {@code PASSWORD_WEAK}
     */
    static void require(String password, String pointer, String... own) {
        require(password, LEAST_LENGTH, pointer, List.of(own));
    }

    /**
     * Demands an acceptable password.
     *
     * @param leastLength characters that the organization demands
     * @param pointer to the password in the request
     * @param own words that the password must not be
     * @throws InvalidInputException {@code PASSWORD_WEAK}
     */
    static void require(String password, int leastLength, String pointer, List<String> own) {
        String lowered = password.toLowerCase(Locale.ROOT);
        boolean isOwn = own.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(lowered::equals);
        if (password.codePointCount(0, password.length()) < leastLength || isOwn) {
            String detail = "A password has at least " + leastLength + " characters and is not your address or name.";
            throw new InvalidInputException(
                    "PASSWORD_WEAK", detail, List.of(new FieldError(pointer, "PASSWORD_WEAK", detail)));
        }
    }
}
