package com.pivotalflow.schema.script;

import static com.pivotalflow.schema.script.Recipe.*;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rules a script, a journal or a database can break. Codes are stable: people write them into confirmations and
 * lock files, so a rule may be added but never given another meaning.
 */
public enum Rule {
    D01("table-dropped", "an old table or partition is gone", S9),
    D02("column-dropped", "an old column is gone", S9),
    D03("relation-dropped", "an old view, materialized view, foreign table or sequence is gone", S14, S9),
    D04("container-dropped", "an old schema, extension, type or domain is gone", S9),
    D05("label-changed", "a label of an old enum is gone or reads differently", S12),
    D06("routine-dropped", "the signature of a function or procedure is gone", S14),
    D07("rows-removed", "old rows are gone", "name what is lost in a confirmation"),
    D08("values-lost", "stored values do not fit or change when cast", S7),
    D09("storage-promise-lost", "a table was detached from its parent or is no longer logged", S13),
    D10("catalog-written", "system catalogs are written by hand", "do not: no confirmation admits it"),
    D11("danger-not-reached", "a dangerous statement did not run on the samples", "remove it, or confirm it"),

    C01("rows-added", "rows are added to an old table", "confirm them"),
    C02("rows-changed", "values of old rows differ", S10),
    C03("write-hit-nothing", "a write met no row of the sample", S10),
    C04("sequence-moved", "position or parameters of an old sequence differ", "confirm it"),
    C05("blind-write", "row security hid every row from a write", S10),
    C06("outside-effect", "something happens that a rollback cannot undo", "do not: no confirmation admits it"),

    R01("rewrite-for-values", "an old table is written again for computed values", S1),
    R02("rewrite-for-type", "an old table is written again for another type", S7),
    R03("storage-replaced", "an old table gets new storage", "run it in a maintenance window"),

    L01("scan-under-lock", "old rows are read while others wait", S3),
    L02("index-built-under-lock", "an index is built while writers wait", S5),
    L03("index-removed-or-rebuilt", "an index is dropped or rebuilt while others wait", S5),
    L04("rule-checked-under-lock", "a rule is proved on old rows while others wait", S2, S3, S4),
    L05("work-while-locked", "others wait while a later statement works", "split the script"),
    L06("relation-shut", "readers or writers are kept out though a concurrent form exists", S13),
    L07("fails-on-rows", "fails on existing rows, passes on empty tables", S1, S3, S4),

    B01("column-renamed", "a column has another name", S6),
    B02("relation-renamed", "a relation has another name or schema and nothing stands in", S6),
    B03("default-removed", "a required column lost its default and nothing fills it", S11),
    B04("interface-narrowed", "a view or routine offers less than before", S14),
    B05("replay-failed", "a statement of the previous release fails", "expand first, contract later"),

    G01("constraint-weakened", "a constraint is gone or weaker", S3),
    G02("column-guard-removed", "NOT NULL, identity or generated expression is gone", "confirm it"),
    G03("uniqueness-removed", "uniqueness is gone or partial", S4),
    G04("trigger-off", "a trigger is gone, disabled or fires less often", "confirm it"),
    G05("row-security-changed", "row security or a policy changed", S16),
    G06("right-removed", "a role lost a privilege", S16),
    G07("right-widened", "somebody may do more than before", S16),
    G08("guard-bypassed", "guards were switched off for the session", "do not: no confirmation admits it"),

    M01("jsonb-unguarded", "a jsonb column lacks its checks", S15),
    M02("guard-weakened", "a check of a document is gone or no longer proved", S15),
    M03("business-value-in-json", "documents hold forbidden keys", S8),

    J01("number-clash", "one number, two scripts", "renumber yours"),
    J02("number-order", "a number is missing or comes too late", "give it the next free number"),
    J03("lock-stale", "the lock file does not say what is there", "run journal --write"),
    J04("changed-after-run", "an applied or shipped script differs", "restore it and write a new script"),
    J05("cosmetic-change", "the text differs, the statements do not", "run journal --realign"),
    J06("database-newer", "the database has versions this build lacks", "deploy a build that has them"),
    J07("history-altered", "the history was written by hand", "compare it with the run log and put it right"),
    J08("unknown-database", "there are objects but no history", "run baseline"),
    J09("unfinished-run", "an earlier run did not end", "follow the repair plan"),
    J10("confirmation-invalid", "the confirmation does not hold", "write a confirmation for exactly this script"),
    J11("rollback-invalid", "there is no proved way back", "write the rollback script, or '-- irreversible: reason'"),

    N01("stray-file", "a file that is not admitted here", "rename, move or remove it"),
    N02("bad-form", "the form of a file is wrong", "correct it"),
    N03("transaction-taken", "a script must not steer its transaction", "split the script"),
    N04("cannot-judge", "the script cannot be judged", "correct it until it runs on scratch"),

    P01("tenancy", "a tenant table is not fenced", "add the tenant key, forced row security and its policy"),
    P02("portability", "refused by the house rules of the schema", "use what the data model admits");

    private final String title;
    private final String meaning;
    private final String remedy;
    // Made by List.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Recipe> recipes;

    Rule(String title, String meaning, String remedy) {
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
        this.recipes = List.of();
    }

    Rule(String title, String meaning, Recipe... recipes) {
        this.title = title;
        this.meaning = meaning;
        this.recipes = List.of(recipes);
        this.remedy = this.recipes.stream()
                .map(recipe -> recipe + ": " + recipe.steps() + " (files: " + recipe.folder() + ")")
                .collect(Collectors.joining("; or "));
    }

    /** Rules that answer the same question; the letter of the code. */
    public enum Group {
        DATA,
        CHANGE,
        REWRITE,
        LOCK,
        BREAK,
        GUARD,
        METADATA,
        JOURNAL,
        NAME,
        PRODUCT;

        /** {@code D} of {@code PF-D01}. */
        public char letter() {
            // The words are the trade's, the letters are history: they coincide but for the removal of data.
            return name().charAt(0);
        }
    }

    /**
     * Finds a rule by its code.
     *
     * @throws IllegalArgumentException if no rule has it
     */
    public static Rule parse(String code) {
        for (Rule rule : values()) {
            if (rule.code().equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no rule has the code " + code);
    }

    /** {@code PF-D01}. */
    public String code() {
        return "PF-" + name();
    }

    /** {@code table-dropped}. */
    public String title() {
        return title;
    }

    /** When it fires, in a sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do instead. */
    public String remedy() {
        return remedy;
    }

    /** The recipes among the remedies; empty if it has none. */
    public List<Recipe> recipes() {
        return recipes;
    }

    /** Which question it belongs to. */
    public Group group() {
        for (Group group : Group.values()) {
            if (group.letter() == name().charAt(0)) {
                return group;
            }
        }
        throw new IllegalStateException(name());
    }

    /** How bad a script is that breaks it; empty for rules that fail the check whatever the verdict. */
    public Optional<Verdict> verdict() {
        return switch (group()) {
            case DATA, BREAK, GUARD -> Optional.of(Verdict.DESTRUCTIVE);
            case CHANGE -> Optional.of(Verdict.DATA_CHANGE);
            case REWRITE -> Optional.of(Verdict.REWRITE);
            case LOCK -> Optional.of(Verdict.LOCK_RISK);
            case METADATA ->
                this == M02
                        ? Optional.of(Verdict.DESTRUCTIVE)
                        : this == M03 ? Optional.of(Verdict.DATA_CHANGE) : Optional.empty();
            case JOURNAL, NAME, PRODUCT -> Optional.empty();
        };
    }

    /** {@code PF-D01 table-dropped}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", code(), title);
    }
}
