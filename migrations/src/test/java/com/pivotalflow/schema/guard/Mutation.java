package com.pivotalflow.schema.guard;

import java.util.List;

/**
 * One word of a harmless example changed so that it does harm. The guard must notice each: one that judges by anything
 * but what a script does takes the changed script for the harmless one.
 *
 * @param operator what is done to the script, in small words
 * @param example the harmless example
 * @param word what stands there, once
 * @param other what stands there afterwards; empty if it is only taken away
 */
record Mutation(String operator, String example, String word, String other) {

    /** All operators. */
    static final List<Mutation> ALL = List.of(
            // Concurrent forms.
            of("index-built-plainly", "index-concurrently", "CONCURRENTLY ", ""),
            of("index-dropped-plainly", "drop-index-concurrently", "CONCURRENTLY ", ""),
            of("index-rebuilt-plainly", "reindex-concurrently", "CONCURRENTLY ", ""),
            of("view-refreshed-plainly", "refresh-concurrently", "CONCURRENTLY ", ""),
            of("vacuum-in-full", "vacuum", "(ANALYZE)", "(FULL)"),
            // Proved at once.
            of("check-valid-at-once", "constraint-not-valid", " NOT VALID", ""),
            of("key-valid-at-once", "foreign-key-not-valid", " NOT VALID", ""),
            of("rule-again-valid-at-once", "rule-made-again-not-valid", " NOT VALID", ""),
            of("not-null-without-proof", "not-null-proved-by-check", "segment", "region"),
            of(
                    "lock-without-a-change",
                    "lock-for-a-change-of-the-catalog",
                    "ALTER TABLE drafts ADD COLUMN topic text;",
                    ""),
            // New columns and types.
            of("default-left-out", "column-with-constant-default", " DEFAULT false", ""),
            of("default-differs-by-row", "column-with-constant-default", "false", "(random() > 0.5)"),
            of("default-by-the-clock", "column-with-time-of-the-script", "now()", "clock_timestamp()"),
            of("limit-narrower", "wider-limit", "80", "8"),
            of("number-narrower", "wider-number", "14, 2", "4, 2"),
            // The old object in the place of the script's own.
            of("old-table-truncated", "own-table-changed-freely", "TRUNCATE workshop", "TRUNCATE drafts"),
            of("old-table-dropped", "own-table-dropped-if-exists", "EXISTS scaffold", "EXISTS old_ratings"),
            of("old-table-updated", "copy-into-temporary-table", "UPDATE seen", "UPDATE customers"),
            of("old-sequence-set", "own-sequence-moved", "setval('page_numbers'", "setval('invoice_numbers'"),
            of("old-table-in-branch", "branch-not-taken-on-own-table", "DELETE FROM workshop", "DELETE FROM drafts"),
            of("table-if-it-exists", "if-exists-on-a-view", "DROP VIEW", "DROP TABLE"),
            // No longer undone, no longer limited, no longer reading.
            of("savepoint-kept", "insert-undone-by-savepoint", "ROLLBACK TO SAVEPOINT before_insert;", ""),
            of("delete-kept", "delete-undone-by-handler", "RAISE EXCEPTION", "RAISE NOTICE"),
            of("drop-kept", "drop-undone-by-handler", "1 / 0", "1 / 1"),
            of("where-left-out", "delete-and-insert-the-same", "DELETE FROM drafts WHERE id = 1", "DELETE FROM drafts"),
            of("query-becomes-delete", "prepared-query", "SELECT name FROM customers", "DELETE FROM drafts"),
            // Rights and row security.
            of("grant-forgotten", "view-made-again", "GRANT SELECT ON draft_list TO ${app};", ""),
            of("grant-to-everybody", "right-granted", "${app}", "PUBLIC"),
            of("grant-of-truncate", "right-granted", "INSERT, UPDATE", "TRUNCATE"),
            of("grant-given-back-in-part", "right-revoked-and-granted-again", ", DELETE", ""),
            of("row-security-left-unforced", "row-security-off-and-on", "visits FORCE", "visits NO FORCE"),
            of(
                    "policy-for-everybody",
                    "policy-made-again",
                    "USING (organization_id = current_organization_id())",
                    "USING (true)"),
            of("policy-permissive", "policy-narrower", "RESTRICTIVE", "PERMISSIVE"),
            // Promises and names.
            of("trigger-left-off", "trigger-off-and-on", "ENABLE TRIGGER", "DISABLE TRIGGER"),
            of("trigger-fires-less", "trigger-made-again", "INSERT OR UPDATE OR DELETE", "UPDATE"),
            of("key-other-delete-action", "key-made-again-not-valid", "ON DELETE CASCADE", "ON DELETE SET NULL"),
            of("promise-does-not-move", "check-becomes-not-null", "SET NOT NULL", "DROP NOT NULL"),
            of("default-dropped", "default-changed", "SET DEFAULT 'paused'", "DROP DEFAULT"),
            of("name-not-restored", "renamed-and-back", "content TO body", "content TO words"),
            of("view-stands-in-for-less", "renamed-table-with-view", ", booked_at", ""),
            of("view-back-with-less", "view-made-again", "id, body, ", "id, "),
            of("routine-other-result", "routine-made-again", "RETURNS numeric", "RETURNS text"),
            of("label-renamed", "label-added", "ADD VALUE", "RENAME VALUE 'open' TO"));

    /**
     * The example after the change; what it expected no longer holds.
     *
     * @throws IllegalArgumentException if the word does not stand there exactly once
     */
    CorpusCase apply(CorpusCase harmless) {
        String text = harmless.text();
        int place = text.indexOf(word);
        if (place < 0 || place != text.lastIndexOf(word)) {
            throw new IllegalArgumentException(harmless + " does not hold exactly once: " + word);
        }
        return harmless.withText(text.substring(0, place) + other + text.substring(place + word.length()));
    }

    @Override
    public String toString() {
        return operator + " on " + example;
    }

    private static Mutation of(String operator, String example, String word, String other) {
        return new Mutation(operator, "safe/" + example, word, other);
    }
}
