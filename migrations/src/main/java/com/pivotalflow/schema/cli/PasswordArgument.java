package com.pivotalflow.schema.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A password among the arguments, where every user of the machine can read it. */
final class PasswordArgument {

    private PasswordArgument() {}

    /** Why it is not taken, without repeating it; empty if there is none. */
    static Optional<String> in(String... arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("--?(pass(word|wd)?|pw|db-password|owner-password)"))
                .findFirst()
                .map(name -> "a password is not taken as an argument (" + name + "), where others can read it: give it"
                        + " by PIVOTAL_DB_OWNER_PASSWORD, PIVOTAL_DB_OWNER_PASSWORD_FILE, --password-file or .pgpass."
                        + " Nothing was changed");
    }
}
