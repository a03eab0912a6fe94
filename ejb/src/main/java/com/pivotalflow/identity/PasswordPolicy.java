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
        String lowered = password.toLowerCase(Locale.ROOT);
        boolean isOwn =
                List.of(own).stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(lowered::equals);
        if (password.codePointCount(0, password.length()) < LEAST_LENGTH || isOwn) {
            String detail = "A password has at least " + LEAST_LENGTH + " characters and is not your address or name.";
            throw new InvalidInputException(
                    "PASSWORD_WEAK", detail, List.of(new FieldError(pointer, "PASSWORD_WEAK", detail)));
        }
    }
}
