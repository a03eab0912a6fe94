package com.pivotalflow.schema.script;

import java.util.Locale;
import java.util.Optional;

/**
 * One rule broken on one object, with what a person needs to act on it.
 *
 * @param rule which one
 * @param script the file it is about, such as {@code V0012__drop_customer_rating.sql} or {@code migrations.lock}
 * @param statement its number in the script, from 1; 0 if it is about the whole file
 * @param line in the file, from 1; 0 if it is about the whole file
 * @param object the object concerned, such as {@code public.customers.rating}; empty if it cannot be read
 * @param evidence what was seen
 * @param remedy what to do next
 * @param by how it was seen
 * @param status whether it still stands in the way
 */
public record Finding(
        Rule rule,
        String script,
        int statement,
        int line,
        String object,
        String evidence,
        String remedy,
        By by,
        Status status) {

    /** How something was seen. */
    public enum By {
        /** Read in the text: a suspicion, where the rule has a verdict. */
        TEXT,
        /** By comparing files, lock file, history and run log. */
        COMPARISON,
        /** On a database. */
        OBSERVATION
    }

    /** Whether a finding still stands in the way. */
    public enum Status {
        OPEN,
        ACKNOWLEDGED,
        CONFIRMED,
        SMALL,
        NOTE
    }

    /** Something about a whole file, found by comparison, with the rule's own remedy. */
    public static Finding of(Rule rule, String script, String evidence) {
        return new Finding(rule, script, 0, 0, "", evidence, rule.remedy(), By.COMPARISON, Status.OPEN);
    }

    /** The same at a place of the file. */
    public Finding at(int statementNumber, int lineNumber) {
        return new Finding(rule, script, statementNumber, lineNumber, object, evidence, remedy, by, status);
    }

    /** The same about an object. */
    public Finding about(String name) {
        return new Finding(rule, script, statement, line, name, evidence, remedy, by, status);
    }

    /** The same with a remedy that fits the case better than the rule's. */
    public Finding remedy(String text) {
        return new Finding(rule, script, statement, line, object, evidence, text, by, status);
    }

    /** The same, seen otherwise. */
    public Finding by(By mechanism) {
        return new Finding(rule, script, statement, line, object, evidence, remedy, mechanism, status);
    }

    /** The same with another status. */
    public Finding status(Status other) {
        return new Finding(rule, script, statement, line, object, evidence, remedy, by, other);
    }

    /** The class of the rule. */
    public Optional<Verdict> verdict() {
        return rule.verdict();
    }

    /** Whether it only points at something that may be what was looked for. */
    public boolean isSuspicion() {
        return by == By.TEXT && rule.verdict().isPresent();
    }

    /** {@code V0012__x.sql:3: PF-D02 column-dropped (suspected by text) customers.rating: …; next: …}. */
    @Override
    public String toString() {
        String place = line == 0 ? script : String.format(Locale.ROOT, "%s:%d", script, line);
        return place + ": " + rule + (isSuspicion() ? " (suspected by text)" : "")
                + (object.isEmpty() ? "" : " " + object) + ": " + evidence + "; next: " + remedy;
    }
}
