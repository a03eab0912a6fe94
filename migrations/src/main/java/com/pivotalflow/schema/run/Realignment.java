package com.pivotalflow.schema.run;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Takes cosmetic changes of applied scripts into history and run log: a comment was corrected, a line was wrapped. Only
 * where the run log proves that the statements are those that ran (PF-J05), and only if nothing else is wrong.
 */
public final class Realignment {

    private final DataSource owner;
    private final DatabaseRoles roles;
    private final Packaged build;
    private final RunOptions options;
    private final Progress progress;

    /** Nothing is connected yet. */
    public Realignment(DataSource owner, DatabaseRoles roles, Packaged build, RunOptions options, Progress progress) {
        this.owner = owner;
        this.roles = roles;
        this.build = build;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Realigns, in one transaction.
     *
     * @return the files whose hashes were renewed; none if all were right
     * @throws SchemaRefusedException if anything else does not fit; nothing was changed then
     */
    public List<String> run() {
        build.refuseUnlessItAgrees(Clock.systemUTC());
        try (MigrationLock lock = MigrationLock.acquire(owner, options.session(), options.forRunner(), progress)) {
            Connection connection = lock.connection();
            List<Finding> findings = findings(connection);
            refuseUnlessCosmetic(findings);
            connection.setAutoCommit(false);
            try {
                List<String> renewed = new ArrayList<>();
                for (Finding finding : findings) {
                    renew(connection, finding.script());
                    renewed.add(finding.script());
                }
                refuseUnlessCosmetic(findings(connection));
                connection.commit();
                return renewed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    "the history could not be realigned: " + e.getMessage() + "; nothing was changed");
        }
    }

    private List<Finding> findings(Connection connection) throws SQLException {
        return Assessment.of(build, new Placeholders(roles), DatabaseState.read(connection))
                .findings();
    }

    private static void refuseUnlessCosmetic(List<Finding> findings) {
        List<Finding> others =
                findings.stream().filter(finding -> finding.rule() != Rule.J05).toList();
        if (!others.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "more than the look of scripts has changed, nothing was realigned:\n"
                            + others.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private void renew(Connection connection, String file) throws SQLException {
        Script script = build.folder().scripts().stream()
                .filter(candidate -> candidate.name().fileName().equals(file))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no file for " + file));
        try (PreparedStatement history = connection.prepareStatement(
                        "UPDATE public.flyway_schema_history SET checksum = ? WHERE script = ? AND success");
                PreparedStatement runLog = connection.prepareStatement("UPDATE migrator.journal SET sha256 = ?,"
                        + " crc32 = ?, note = concat_ws('; ', note, 'realigned from ' || left(sha256, 12))"
                        + " WHERE script = ? AND stmts = ? AND rolled_back_at IS NULL")) {
            history.setInt(1, script.crc32());
            history.setString(2, file);
            runLog.setString(1, script.sha256());
            runLog.setInt(2, script.crc32());
            runLog.setString(3, file);
            runLog.setString(4, script.stmts());
            if (history.executeUpdate() != 1 || runLog.executeUpdate() != 1) {
                throw new SchemaRefusedException(
                        Exit.JOURNAL, file + " does not stand in history and run log once each; nothing was changed");
            }
        }
    }
}
