package com.pivotalflow.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A script runs in one transaction that the runner owns, or it is one statement outside of any (PF-N03). */
final class TransactionRules {

    /** ROLLBACK TO a savepoint takes back a part of the script itself, so it may. */
    private static final Pattern CONTROL = Pattern.compile("(?:begin|start transaction|commit|end|abort|rollback"
            + "|prepare transaction)(?![^ ])(?! (?:work |transaction )?to )(?s:.*)");

    private static final Pattern OUTSIDE = Pattern.compile("(?:create (?:unique )?index concurrently\\b"
            + "|drop index concurrently\\b|reindex .*\\bconcurrently\\b|reindex (?:\\( .* \\) )?(?:schema|database|system)\\b"
            + "|vacuum\\b|alter table .*\\bdetach partition .*\\bconcurrently\\b)(?s:.*)");

    private static final Pattern MAY_STAND_ALONE = Pattern.compile("(?:call|do)\\b(?s:.*)");

    private TransactionRules() {}

    /** What a script takes into its own hands. */
    static List<Finding> check(Script script) {
        List<Finding> findings = new ArrayList<>();
        List<Statement> statements = script.statements();
        Optional<Statement> outside = statements.stream()
                .filter(statement ->
                        OUTSIDE.matcher(Phrase.of(statement.tokens())).matches())
                .findFirst();
        for (Statement statement : statements) {
            if (CONTROL.matcher(Phrase.of(statement.tokens())).matches()) {
                findings.add(finding(script, statement, "transaction control: the runner begins and commits")
                        .remedy("remove it; split the script if its parts must be committed apart"));
            }
        }
        boolean alone = !script.header().transactional();
        if (alone && statements.size() != 1) {
            findings.add(Finding.of(
                            Rule.N03,
                            script.name().fileName(),
                            "'-- transaction: none' admits one statement, there are " + statements.size())
                    .by(Finding.By.TEXT));
        } else if (alone && outside.isEmpty() && !standsAlone(statements.get(0))) {
            findings.add(Finding.of(
                            Rule.N02,
                            script.name().fileName(),
                            "'-- transaction: none' is for concurrent index work, VACUUM and CALL only")
                    .remedy("remove the header line, so that the script is rolled back as a whole when it fails")
                    .by(Finding.By.TEXT));
        } else if (!alone && outside.isPresent()) {
            findings.add(finding(script, outside.get(), "cannot run inside a transaction")
                    .remedy("give it a script of its own that begins with '-- transaction: none'"));
        }
        return findings;
    }

    private static boolean standsAlone(Statement statement) {
        return MAY_STAND_ALONE.matcher(Phrase.of(statement.tokens())).matches();
    }

    private static Finding finding(Script script, Statement statement, String evidence) {
        return Finding.of(Rule.N03, script.name().fileName(), evidence)
                .at(statement.number(), statement.line())
                .by(Finding.By.TEXT);
    }
}
