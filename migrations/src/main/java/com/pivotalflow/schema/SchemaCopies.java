package com.pivotalflow.schema;

import com.pivotalflow.schema.backup.AuditAnchor;
import com.pivotalflow.schema.backup.AuditChains;
import com.pivotalflow.schema.backup.BackupDirectory;
import com.pivotalflow.schema.backup.FullBackup;
import com.pivotalflow.schema.backup.MetadataAudit;
import com.pivotalflow.schema.backup.Restore;
import com.pivotalflow.schema.backup.RowAccess;
import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.run.Survey;
import com.pivotalflow.schema.scratch.Scratch;
import com.pivotalflow.schema.script.SchemaVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the command line does with the rows of a database: save, restore, look through. */
public final class SchemaCopies {

    private final RowAccess access;
    private final MigrationSettings settings;
    private final Packaged build;

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role
     * @param backup connections of the backup role; null if the installation has none
     * @param settings the roles
     * @param files of the build
     */
    public SchemaCopies(DataSource owner, @Nullable DataSource backup, MigrationSettings settings, SchemaFiles files) {
        this.access = new RowAccess(owner, backup);
        this.settings = settings;
        this.build = files.build();
    }

    /**
     * For {@code backup}: saves every row, restores the copy on scratch and compares.
     *
     * @param directory where copies are kept; null if none was named
     * @throws SchemaRefusedException if there is no room or no such place, or the database does not fit the build
     * @throws SchemaFailedException if it could not be made or came back different; what there was of it is removed
     */
    public FullBackup.Saved backup(@Nullable Path directory, Scratch scratch, Progress progress) {
        progress.say("database " + Preflight.inspect(access.owner(), settings.roles()));
        SchemaVersion version = version();
        return new FullBackup(BackupDirectory.lasting(directory), access, roles())
                .save(version.number(), build.lock().head(), scratch, this::apply, progress);
    }

    /**
     * For {@code restore}: brings a backup into a fresh database.
     *
     * @return how many rows came back
     * @throws SchemaRefusedException if the database is not fresh, or there is no backup
     * @throws SchemaFailedException if it is not equal; then no application starts on it
     */
    public long restore(Path backup, Progress progress) {
        progress.say("database " + Preflight.inspect(access.owner(), settings.roles()));
        return restoration().restore(backup, progress);
    }

    /**
     * For {@code restore --table}: brings one table of a copy back as a table of its own.
     *
     * @return the new table
     * @throws SchemaRefusedException if the copy has no such table
     */
    public String restoreTable(Path copy, String table, Progress progress) {
        progress.say("database " + Preflight.inspect(access.owner(), settings.roles()));
        return restoration().restoreTable(copy, table, progress);
    }

    /**
     * For {@code metadata-audit}: looks for forbidden keys in every document that is not exempt; changes nothing.
     *
     * @param limit after how many it stops
     * @param found hears each
     */
    public MetadataAudit.Result audit(long limit, Consumer<MetadataAudit.Violation> found, Progress progress) {
        progress.say("database " + Preflight.inspect(access.owner(), settings.roles()));
        return new MetadataAudit(access, GuardProperties.ofBuild().exempt()).run(limit, found);
    }

    /**
     * For {@code audit-verify}: walks the audit log of every organization; changes nothing.
     *
     * @param anchors where chains ended at some time
     * @param found hears each defect
     */
    public AuditChains.Result verifyAuditLog(
            List<AuditAnchor> anchors, Consumer<AuditChains.Defect> found, Progress progress) {
        progress.say("database " + Preflight.inspect(access.owner(), settings.roles()));
        return new AuditChains(access).verify(anchors, found);
    }

    private Restore restoration() {
        return new Restore(
                access.owner(), this::apply, version -> build.expected().at(version), roles());
    }

    private void apply(DataSource owner, int version) {
        new SchemaMigration(owner, settings, build)
                .migrate(RunOptions.standard().upTo(new SchemaVersion(version)), Progress.silent());
    }

    private SchemaVersion version() {
        try (Connection connection = access.owner().getConnection()) {
            return Survey.of(connection, build, settings.roles()).version();
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET, "cannot read the history: " + e.getMessage() + "; nothing was saved");
        }
    }

    private Roles roles() {
        return Roles.of(settings.roles().placeholders());
    }
}
