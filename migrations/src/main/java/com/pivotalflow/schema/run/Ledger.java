package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.journal.Backup;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.run.RunLogEntry.Origin;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the rows of a script: the one of Flyway's history, exactly as Flyway writes it, and that of the run log. */
final class Ledger {

    /** Flyway's own definition; a test compares what both make. */
    static final String HISTORY = """
            CREATE TABLE public.flyway_schema_history (
                installed_rank integer NOT NULL,
                version varchar(50),
                description varchar(200) NOT NULL,
                type varchar(20) NOT NULL,
                script varchar(1000) NOT NULL,
                checksum integer,
                installed_by varchar(100) NOT NULL,
                installed_on timestamp NOT NULL DEFAULT now(),
                execution_time integer NOT NULL,
                success boolean NOT NULL
            );
            ALTER TABLE public.flyway_schema_history
                ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
            CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history (success);
            """;

    /** Makes the history table where there is none. */
    static String createHistory() {
        return "DO $$ BEGIN IF to_regclass('public.flyway_schema_history') IS NULL THEN " + HISTORY + " END IF; END $$";
    }

    private final Packaged build;
    private final RunOptions options;
    private final Placeholders placeholders;
    private final Clock clock;

    Ledger(Packaged build, RunOptions options, DatabaseRoles roles, Clock clock) {
        this.build = build;
        this.options = options;
        this.placeholders = new Placeholders(roles);
        this.clock = clock;
    }

    /** What the scripts read as once they are filled. */
    Placeholders placeholders() {
        return placeholders;
    }

    /** What the clock of the run says. */
    Instant now() {
        return clock.instant();
    }

    /** The row of the run log. */
    RunLogEntry entry(LockLine line, Origin origin, Instant started, Duration took, int retries) {
        return entry(line, origin, started, took, retries, null, null);
    }

    /** The same with the copy that was made before and a remark. */
    RunLogEntry entry(
            LockLine line,
            Origin origin,
            Instant started,
            Duration took,
            int retries,
            @Nullable String copy,
            @Nullable String note) {
        Script script = build.script(line);
        Optional<Confirmation> confirmation = build.confirmation(line);
        return new RunLogEntry(
                line.key(),
                line.fileName(),
                script.sha256(),
                script.stmts(),
                placeholders.crc32(script),
                line.verdict(),
                line.findings().stream().map(Rule::code).toList(),
                confirmation.isPresent() ? line.confirm() : null,
                confirmation.map(Confirmation::author).orElse(null),
                Consents.keyOf(line).filter(options.keys()::contains).orElse(null),
                copy == null ? external(confirmation) : copy,
                placeholders.digest(script),
                origin,
                options.node(),
                started,
                took,
                retries,
                note);
    }

    private @Nullable String external(Optional<Confirmation> confirmation) {
        return confirmation
                .filter(found -> found.backup() == Backup.EXTERNAL)
                .map(found -> options.externalCopy())
                .orElse(null);
    }

    /**
     * The statement that writes the row of the history behind the newest.
     *
     * @param milliseconds an expression for how long the script took
     */
    String historyRow(LockLine line, String milliseconds) {
        Script script = build.script(line);
        String version = line.isRepeatable() ? "NULL" : "'" + line.version().substring(1) + "'";
        return "INSERT INTO public.flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) SELECT coalesce(max(installed_rank), 0) + 1, " + version
                + ", '" + script.name().historyDescription() + "', 'SQL', '" + line.fileName() + "', "
                + placeholders.crc32(script) + ", current_user, " + milliseconds
                + ", true FROM public.flyway_schema_history";
    }

    /** Writes rows of scripts that something else applied, whose checksum was found right. */
    void adopt(Connection connection, List<LockLine> lines) throws SQLException {
        for (LockLine line : lines) {
            MigratorSchema.write(connection, entry(line, Origin.OTHER, now(), Duration.ZERO, 0));
        }
    }

    /** Writes what is missing of a script that is known to have run to its end. */
    void complete(Connection connection, LockLine line, boolean history, boolean runLog) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (history) {
                statement.execute("DELETE FROM public.flyway_schema_history WHERE NOT success AND script = '"
                        + line.fileName() + "'");
                statement.execute(historyRow(line, "0"));
            }
            if (runLog) {
                MigratorSchema.write(connection, entry(line, Origin.RUN, now(), Duration.ZERO, 0, null, "recovered"));
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }
}
