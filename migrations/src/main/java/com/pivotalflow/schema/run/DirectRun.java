package com.pivotalflow.schema.run;

import com.pivotalflow.schema.engine.StatementFailure;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.run.RunLogEntry.Origin;
import com.pivotalflow.schema.script.Script;
import com.pivotalflow.schema.script.Token;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Applies scripts to a fresh database without Flyway: a script and its rows are one message to the server. What it
 * leaves is what Flyway would have left, row by row.
 */
final class DirectRun {

    /** Since the transaction began, which is when the message arrived. */
    private static final String ELAPSED = "(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)";

    private final RunContext run;

    DirectRun(RunContext run) {
        this.run = run;
    }

    /**
     * Applies scripts until one is not for it: one that brings data for COPY, or one that fails and was rolled back.
     * From there on Flyway takes over; what fails with it too is then told as any failure is.
     *
     * @return what was applied
     * @throws SchemaFailedException if one failed outside a transaction
     */
    List<AppliedScript> apply(List<LockLine> pending) {
        List<AppliedScript> applied = new ArrayList<>();
        try (Connection connection = run.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.setEscapeProcessing(false);
            statement.execute(Ledger.createHistory());
            for (LockLine line : pending) {
                Script script = run.build().script(line);
                String text = run.ledger().placeholders().fill(script);
                // Flyway stops at a placeholder without a value, and says which.
                if (text.contains("${") || bringsData(script)) {
                    break;
                }
                Instant started = run.ledger().now();
                boolean done = script.header().transactional()
                        ? together(statement, line, script, text)
                        : alone(statement, line, script, text);
                if (!done) {
                    break;
                }
                Duration took = Duration.between(started, run.ledger().now());
                applied.add(new AppliedScript(line.fileName(), took));
                run.progress()
                        .say(String.format(Locale.ROOT, "%s applied in %.2f s", line.key(), took.toMillis() / 1000.0));
            }
        } catch (SQLException e) {
            throw new SchemaFailedException("the connection to the database was lost: " + e.getMessage()
                    + "; start again, what was begun is put right then");
        }
        return applied;
    }

    /** Script and rows in one transaction. */
    private boolean together(Statement statement, LockLine line, Script script, String text) throws SQLException {
        RunLogEntry entry = run.ledger().entry(line, Origin.DIRECT, run.ledger().now(), Duration.ZERO, 0);
        String message = "BEGIN;" + run.session().statement(script) + ";" + text + ";"
                + run.ledger().historyRow(line, ELAPSED + "::integer") + ";" + entry.insert(ELAPSED + "::bigint")
                + ";COMMIT";
        try {
            execute(statement, message);
            run.boundary().reached(Step.COMMIT, line.fileName());
            return true;
        } catch (SQLException e) {
            statement.execute("ROLLBACK");
            return false;
        }
    }

    /** The one statement of the script outside a transaction, then its rows. */
    private boolean alone(Statement statement, LockLine line, Script script, String text) throws SQLException {
        long attempt = MigratorSchema.openAttempt(run.lock(), line.fileName(), run.node(), Step.ATTEMPT.name());
        run.boundary().reached(Step.ATTEMPT, line.fileName());
        execute(statement, run.session().statement(script));
        Instant started = run.ledger().now();
        try {
            execute(statement, text);
        } catch (SQLException e) {
            OwnIndexes own = new OwnIndexes(script);
            List<String> dropped = own.dropInvalid(run.lock());
            MigratorSchema.closeAttempt(run.lock(), attempt, "failed " + e.getSQLState());
            throw new SchemaFailedException(line.fileName() + " failed at line "
                    + script.statements().get(0).line() + ": " + e.getMessage() + "; it ran outside a transaction: what"
                    + " it had committed stays, the next run finds out"
                    + (dropped.isEmpty()
                            ? ""
                            : "; the invalid index it left was dropped: " + String.join(", ", dropped))
                    + "; " + StatementFailure.next(String.valueOf(e.getSQLState())));
        }
        Duration took = Duration.between(started, run.ledger().now());
        run.boundary().reached(Step.STATEMENTS, line.fileName());
        execute(
                statement,
                "BEGIN;" + run.ledger().historyRow(line, String.valueOf(took.toMillis())) + ";"
                        + run.ledger()
                                .entry(line, Origin.DIRECT, started, took, 0)
                                .insert()
                        + ";COMMIT");
        run.boundary().reached(Step.COMMIT, line.fileName());
        MigratorSchema.closeAttempt(run.lock(), attempt, "applied");
        run.boundary().reached(Step.CLOSED, line.fileName());
        return true;
    }

    /** Every answer must be fetched: the driver keeps a failure of a later statement until then. */
    private static void execute(Statement statement, String sql) throws SQLException {
        boolean rows = statement.execute(sql);
        while (rows || statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
    }

    private static boolean bringsData(Script script) {
        return script.statements().stream()
                .flatMap(statement -> statement.tokens().stream())
                .anyMatch(token -> token.kind() == Token.Kind.COPY_DATA);
    }
}
