package com.pivotalflow.schema;

import com.pivotalflow.schema.backup.BackupDirectory;
import com.pivotalflow.schema.backup.CopyPlan;
import com.pivotalflow.schema.backup.LiveCount;
import com.pivotalflow.schema.backup.LiveCounts;
import com.pivotalflow.schema.backup.RowAccess;
import com.pivotalflow.schema.backup.SavedCopies;
import com.pivotalflow.schema.backup.SavedCopy;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.journal.Backup;
import com.pivotalflow.schema.journal.Confirmation;
import com.pivotalflow.schema.journal.LockLine;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.run.Safekeeping;
import com.pivotalflow.schema.script.Rule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts and saves the rows of a live database for whoever is about to run a confirmed script. It counts without a
 * directory too, so that a refusal always tells what is at stake.
 *
 * <pre>{@code
 * new SchemaMigration(owner, settings, build).saving(new CopyKeeper(owner, backup, settings, directory));
 * }</pre>
 */
public final class CopyKeeper implements Safekeeping {

    /** The history is the machinery's own: no script of a build may touch it. */
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname <> 'flyway_schema_history'
            ORDER BY 1
            """;

    /** For how long requests that write wait without missing their deadline. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final RowAccess access;
    private final Roles roles;
    private final @Nullable Path directory;

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role
     * @param backup connections of the backup role; null if the installation has none: then the owner visits every
     *     organization
     * @param settings the roles
     * @param directory where copies are kept; null if none was named: then only counting is possible
     */
    public CopyKeeper(
            DataSource owner, @Nullable DataSource backup, MigrationSettings settings, @Nullable Path directory) {
        this.access = new RowAccess(owner, backup);
        this.roles = Roles.of(settings.roles().placeholders());
        this.directory = directory;
    }

    @Override
    public String place() {
        return directory == null ? "" : directory.toString();
    }

    @Override
    public void demandPlace() {
        BackupDirectory.lasting(directory);
    }

    @Override
    public List<String> losses(LockLine line, Confirmation confirmation) {
        List<LiveCount> counts = LiveCounts.of(access, CopyPlan.of(confirmation), LiveCounts.LONGEST);
        List<String> lines =
                new ArrayList<>(counts.stream().map(LiveCount::line).toList());
        // What costs no row, or is not there before an earlier script made it, is named without a number.
        confirmation.findings().stream()
                .filter(finding -> counts.stream()
                        .noneMatch(count ->
                                count.rule() == finding.rule() && count.object().equals(finding.object())))
                .forEach(finding ->
                        lines.add(finding.object() + "   " + finding.rule().code()));
        return lines;
    }

    @Override
    public Map<CopyPlan.Loss, String> stored(List<CopyPlan.Loss> things) {
        Map<CopyPlan.Loss, String> stored = new LinkedHashMap<>();
        long deadline = System.nanoTime() + LiveCounts.LONGEST.toNanos();
        for (CopyPlan.Loss thing : things) {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            LiveCounts.of(access, new CopyPlan(List.of(thing)), left).stream()
                    .filter(CopyKeeper::isSomething)
                    .forEach(count -> stored.merge(thing, count.line(), (one, other) -> one + "\n  " + other));
        }
        return stored;
    }

    /** What could not be counted in time may be anything. */
    private static boolean isSomething(LiveCount count) {
        return !count.exact() || (count.column() ? count.values().orElse(0) : count.rows()) > 0;
    }

    @Override
    public Copy save(LockLine line, Confirmation confirmation, Progress progress) {
        CopyPlan plan = confirmation.backup() == Backup.FULL ? everything() : CopyPlan.of(confirmation);
        SavedCopy saved = SavedCopies.prepare(BackupDirectory.lasting(directory), access, null, roles)
                .save(line.fileName().replaceFirst("\\.sql$", ""), line.sha256(), plan, progress);
        return new Kept(saved, progress);
    }

    /** Every table, as if each were dropped. */
    private CopyPlan everything() {
        List<CopyPlan.Loss> losses = new ArrayList<>();
        try (Connection connection = access.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                losses.add(new CopyPlan.Loss(Rule.D01, row.getString(1)));
            }
            return CopyPlan.of(losses);
        } catch (SQLException e) {
            throw new SchemaFailedException(
                    "cannot list the tables to save: " + e.getMessage() + ". Nothing was changed.");
        }
    }

    private record Kept(SavedCopy saved, Progress progress) implements Copy {

        @Override
        public String id() {
            return saved.backupId();
        }

        @Override
        public Optional<Copy> held(Connection inScriptTransaction) throws SQLException {
            return saved.held(inScriptTransaction, LONGEST_PAUSE, progress).map(held -> new Kept(held, progress));
        }
    }
}
