package com.pivotalflow.schema.script;

import java.util.ArrayList;
import java.util.List;

/**
 * One script, read once: its name, its text, its hashes, its statements.
 *
 * @param name what it is called
 * @param text what it says, as we compare it
 * @param sha256 of the text
 * @param stmts of its statements, see {@link SqlTokens#hash()}
 * @param crc32 Flyway's checksum
 * @param header what it says of itself
 * @param tokens its statements
 */
public record Script(
        ScriptName name, ScriptText text, String sha256, String stmts, int crc32, Header header, SqlTokens tokens) {

    /**
     * Reads a script.
     *
     * @throws RefusedFileException if it is no text
     */
    public static Script of(ScriptName name, byte[] bytes) {
        return of(name, ScriptText.parse(name.fileName(), bytes));
    }

    /** The same of a text. */
    public static Script of(ScriptName name, ScriptText text) {
        SqlTokens tokens = SqlTokens.of(text.normalized());
        return new Script(
                name, text, text.sha256(), tokens.hash(), text.crc32(), Header.parse(text.normalized()), tokens);
    }

    /** Its statements in order. */
    public List<Statement> statements() {
        return tokens.statements();
    }

    /** What is wrong with its form whatever it does: its header, quotes that never end (PF-N02). */
    public List<Finding> formFindings() {
        List<Finding> findings = new ArrayList<>();
        for (Header.Problem problem : header.problems()) {
            findings.add(Finding.of(Rule.N02, name.fileName(), problem.text())
                    .at(0, problem.line())
                    .by(Finding.By.TEXT));
        }
        tokens.unterminatedLine()
                .ifPresent(line -> findings.add(
                        Finding.of(Rule.N02, name.fileName(), "a quote or comment begins here and never ends")
                                .at(0, line)
                                .by(Finding.By.TEXT)));
        return findings;
    }
}
