package com.pivotalflow.schema.run;

import com.pivotalflow.schema.journal.History;
import com.pivotalflow.schema.journal.RunLog;
import com.pivotalflow.schema.script.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database has written down of one script: a row of view {@code migrator.status}, as the application sees it.
 *
 * @param script the file
 * @param version {@code V0012}; null where only an attempt is known, and of a repeatable script that another tool ran
 * @param inHistory its row of the history; empty if there is none
 * @param inRunLog its row of the run log; empty if there is none
 * @param verdict as the run log has it; empty if there is none, or one that this build does not know
 * @param confirmedBy who confirmed it
 * @param appliedAt when it was done; null if it was not
 * @param duration of its statements; zero if it was not done
 * @param unfinished whether an attempt at it was left open by a runner that is gone
 */
public record Recorded(
        String script,
        @Nullable String version,
        Optional<History.Row> inHistory,
        Optional<RunLog.Row> inRunLog,
        Optional<Verdict> verdict,
        Optional<String> confirmedBy,
        @Nullable Instant appliedAt,
        Duration duration,
        boolean unfinished) {

    static Recorded of(ResultSet row) throws SQLException {
        OffsetDateTime applied = row.getObject("applied_at", OffsetDateTime.class);
        return new Recorded(
                row.getString("script"),
                row.getString("version"),
                history(row),
                runLog(row),
                verdict(row.getString("verdict")),
                Optional.ofNullable(row.getString("confirmed_by")),
                applied == null ? null : applied.toInstant(),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getBoolean("unfinished"));
    }

    private static Optional<History.Row> history(ResultSet row) throws SQLException {
        int rank = row.getInt("rank");
        if (row.wasNull()) {
            return Optional.empty();
        }
        String version = row.getString("version");
        return Optional.of(new History.Row(
                rank,
                // As Flyway writes it; what a repeatable script is called in the run log is no version to it.
                version != null && version.startsWith("V") ? version.substring(1) : null,
                row.getString("description"),
                row.getString("type"),
                row.getString("script"),
                row.getObject("checksum", Integer.class),
                row.getBoolean("success")));
    }

    private static Optional<RunLog.Row> runLog(ResultSet row) throws SQLException {
        String sha256 = row.getString("sha256");
        return sha256 == null
                ? Optional.empty()
                : Optional.of(new RunLog.Row(
                        row.getString("script"), sha256, row.getString("stmts"), row.getInt("run_checksum")));
    }

    private static Optional<Verdict> verdict(@Nullable String word) {
        try {
            return word == null ? Optional.empty() : Optional.of(Verdict.parse(word));
        } catch (IllegalArgumentException e) {
            // A newer build may know more of them.
            return Optional.empty();
        }
    }
}
