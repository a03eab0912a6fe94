package com.pivotalflow.schema.script;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script is called. The number is compared as a number, so {@code V12__a.sql} and {@code V0012__b.sql} clash
 * although only one of them is a name we admit.
 *
 * @param kind what it is for
 * @param number its version; 0 for a repeatable script
 * @param description the words of its name, {@code drop_customer_rating}
 */
public record ScriptName(Kind kind, int number, String description) {

    private static final String WORDS = "[a-z0-9]+(?:_[a-z0-9]+)*";
    private static final Pattern NUMBERED = Pattern.compile("([VU])([0-9]{4})__(" + WORDS + ")\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(" + WORDS + ")\\.sql");
    private static final Pattern ANY_NUMBER = Pattern.compile("^([vVuU])[ _.-]*([0-9]{1,9})(?![0-9])");

    /** What a script is for. */
    public enum Kind {
        /** Runs once, in order. */
        VERSIONED,
        /** Runs whenever it changed. */
        REPEATABLE,
        /** Takes its versioned script back. */
        ROLLBACK
    }

    /** Reads a file name of a folder; empty if it is not one we admit there. */
    public static Optional<ScriptName> parse(String fileName) {
        Matcher numbered = NUMBERED.matcher(fileName);
        if (numbered.matches()) {
            int number = Integer.parseInt(numbered.group(2));
            Kind kind = numbered.group(1).equals("V") ? Kind.VERSIONED : Kind.ROLLBACK;
            return number == 0 ? Optional.empty() : Optional.of(new ScriptName(kind, number, numbered.group(3)));
        }
        Matcher repeatable = REPEATABLE.matcher(fileName);
        return repeatable.matches()
                ? Optional.of(new ScriptName(Kind.REPEATABLE, 0, repeatable.group(1)))
                : Optional.empty();
    }

    /**
     * What a file is called that need not have a name yet; a rollback script keeps its own.
     *
     * @param number what it gets if its name says none
     */
    public static ScriptName ofDraft(String fileName, int number) {
        return parse(fileName).orElseGet(() -> {
            String words = fileName.replaceFirst("\\.sql$", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^_|_$", "");
            return new ScriptName(Kind.VERSIONED, number, words.isEmpty() ? "draft" : words);
        });
    }

    /** The number that a misspelt name means, as far as one can tell: what it would collide with. */
    static Optional<Integer> numberMeantBy(String fileName) {
        Matcher matcher = ANY_NUMBER.matcher(fileName);
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(2))) : Optional.empty();
    }

    /** {@code V0012}, {@code U0012}; {@code R views} for a repeatable script. */
    public String version() {
        return switch (kind) {
            case VERSIONED -> String.format(Locale.ROOT, "V%04d", number);
            case ROLLBACK -> String.format(Locale.ROOT, "U%04d", number);
            case REPEATABLE -> "R " + description;
        };
    }

    /** Without its suffix, as confirmations name it: {@code V0012__drop_customer_rating}. */
    public String stem() {
        return (kind == Kind.REPEATABLE ? "R" : version()) + "__" + description;
    }

    /** {@code V0012__drop_customer_rating.sql}. */
    public String fileName() {
        return stem() + ".sql";
    }

    /** The description as Flyway writes it into the history, with blanks. */
    public String historyDescription() {
        return description.replace('_', ' ');
    }

    @Override
    public String toString() {
        return fileName();
    }
}
