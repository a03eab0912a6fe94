package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.guard.GuardProperties;
import com.pivotalflow.schema.journal.ConfirmationCheck;
import com.pivotalflow.schema.journal.JournalCheck;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.DriftCheck;
import com.pivotalflow.schema.run.MigratorSchema;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.Recorded;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.Rule;
import com.pivotalflow.schema.script.SchemaVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Where the schema of a running application stands, asked with the rights of the application. Nothing here changes it.
 *
 * <pre>{@code
 * SchemaOverview overview = new SchemaStatus(application, settings, loader).look();
 * }</pre>
 */
public final class SchemaStatus {

    private final DataSource application;
    private final MigrationSettings settings;
    private final Packaged build;
    private final Set<String> exempt;
    private final Clock clock;

    /**
     * Nothing is connected yet.
     *
     * @param application connections of the application's role, outside any transaction of a container
     * @param settings roles, and what counts as drift
     * @param scripts the loader that sees {@code db/migrations.lock} and the files it names
     * @throws SchemaRefusedException if there is none, or it or {@code db/guard.properties} cannot be read
     */
    public SchemaStatus(DataSource application, MigrationSettings settings, ClassLoader scripts) {
        this(
                application,
                settings,
                Packaged.of(scripts),
                GuardProperties.of(scripts).exempt(),
                Clock.systemUTC());
    }

    /**
     * The same with files that were read already.
     *
     * @param exempt columns of JSON documents that need no guard
     */
    SchemaStatus(DataSource application, MigrationSettings settings, Packaged build, Set<String> exempt, Clock clock) {
        this.application = application;
        this.settings = settings;
        this.build = build;
        this.exempt = Set.copyOf(exempt);
        this.clock = clock;
    }

    /**
     * Looks.
     *
     * @throws SchemaRefusedException if the database does not answer
     */
    public SchemaOverview look() {
        Instant checkedAt = clock.instant();
        Target target;
        boolean hasRunLog;
        List<Recorded> records;
        JsonbColumns jsonb;
        TableMap tables;
        try (Connection connection = application.getConnection()) {
            target = Preflight.identify(connection);
            hasRunLog = MigratorSchema.exists(connection);
            records = MigratorSchema.recorded(connection);
            jsonb = JsonbColumns.read(connection, exempt);
            tables = TableMap.read(connection);
        } catch (SQLException e) {
            throw new SchemaRefusedException(Exit.NO_TARGET, "cannot read the state of the schema: " + e.getMessage());
        }
        RecordCheck check = new RecordCheck(build, records);
        List<Finding> findings = new ArrayList<>(ofBuild());
        if (hasRunLog) {
            findings.addAll(check.findings());
        } else {
            findings.add(Finding.of(Rule.J08, "migrator.journal", "the database has no run log")
                    .remedy("run migrate"));
        }
        SchemaVersion version = hasRunLog ? check.current() : build.head();
        DriftCheck.Finding drift = new DriftCheck(
                        application,
                        Roles.of(settings.roles().placeholders()),
                        settings.drift(),
                        build.expected(),
                        build.ignore())
                .look(version);
        return new SchemaOverview(
                target,
                build.head(),
                records,
                check,
                findings,
                check.ofBuild(drift.difference()),
                settings.drift(),
                jsonb,
                tables,
                checkedAt);
    }

    /** Whether a confirmation has run out matters to who is about to migrate, not to who runs on what was done. */
    private List<Finding> ofBuild() {
        ConfirmationCheck rules = new ConfirmationCheck(clock, ConfirmationCheck.LONGEST);
        return new JournalCheck(build.folder(), build.lock(), rules)
                .check().stream()
                        .filter(finding -> finding.rule() != Rule.J10 && finding.status() != Finding.Status.NOTE)
                        .toList();
    }
}
