package com.pivotalflow.schema.catalog;

import java.util.Locale;

/** What is done about a difference. */
public enum Reaction {
    REFUSE,
    WARN;

    /**
     * Reads a setting.
     *
     * @param setting its name, for the message
     * @param text {@code refuse} or {@code warn}
     * @throws IllegalArgumentException for any other text: a misspelt wish must not weaken or harden a check
     */
    public static Reaction parse(String setting, String text) {
        for (Reaction reaction : values()) {
            if (reaction.name().toLowerCase(Locale.ROOT).equals(text)) {
                return reaction;
            }
        }
        throw new IllegalArgumentException(setting + " is \"" + text + "\", it must be refuse or warn");
    }
}
