package com.pivotalflow.schema;

import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Brings a database to the schema that this build expects. Start-up, the operators' command line and the tests all go
 * through here, so that there is one configuration of Flyway in the project.
 *
 * <pre>{@code
 * SchemaReport report = new SchemaMigration(owner, settings, loader).migrate(log::info);
 * }</pre>
 */
public final class SchemaMigration {

    private static final String SCRIPTS = "classpath:db/migration";

    private final DataSource owner;
    private final MigrationSettings settings;
    private final ClassLoader scripts;

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role, not part of any transaction of a container
     * @param settings the roles the scripts name
     * @param scripts the loader that sees {@code db/migration}
     */
    public SchemaMigration(DataSource owner, MigrationSettings settings, ClassLoader scripts) {
        this.owner = owner;
        this.settings = settings;
        this.scripts = scripts;
    }

    /**
     * Applies every script that the database does not have yet, each in its own transaction, and checks the others
     * against its history and the live schema, before and after, against the one they make. A second call changes
     * nothing.
     *
     * @param progress hears of the database, of each script and of the result
     * @return what was done
     * @throws SchemaRefusedException if nothing was begun: the server or the database cannot be used, its history does
     *     not fit this build, or its schema was changed by hand
     * @throws SchemaFailedException if a script failed or left another schema than expected; the scripts that were
     *     applied stay so
     */
    public SchemaReport migrate(Progress progress) {
        long begun = System.nanoTime();
        Target target = Preflight.inspect(owner, settings.roles());
        ScriptTimes times = new ScriptTimes(progress);
        Flyway flyway = configure(times);
        SchemaHistory history = SchemaHistory.of(read(flyway));
        progress.say("database " + target + "; build " + history.expected());
        if (target.superuser()) {
            progress.say("WARNING: " + target.user() + " is a superuser; row level security does not hold for it");
        }
        history.refuseUnlessItFits();
        DriftCheck drift = DriftCheck.of(owner, settings, scripts);
        drift.refuseUnlessItReaches(history.expected(), progress);
        DriftCheck.Finding finding = drift.look(history.current());
        if (!finding.difference().none() && hasMoved(flyway, history)) {
            // Another node migrated between the two looks: what seemed to be drift was its work.
            return migrate(progress);
        }
        progress.say("at " + history.current() + ", " + history.describePending() + "; " + finding.summary());
        drift.objection(finding, history.current(), progress).ifPresent(SchemaMigration::refuse);
        apply(flyway, times);
        if (!times.applied().isEmpty()) {
            finding = drift.look(history.expected());
            drift.objection(finding, history.expected(), progress).ifPresent(SchemaMigration::fail);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        SchemaReport report = report(history, times.applied(), finding, took);
        progress.say(report.summary());
        return report;
    }

    private static SchemaReport report(
            SchemaHistory history, List<AppliedScript> applied, DriftCheck.Finding finding, Duration took) {
        return new SchemaReport(
                history.current(),
                history.expected(),
                applied,
                history.scripts(),
                finding.objects(),
                finding.difference(),
                took);
    }

    private static boolean hasMoved(Flyway flyway, SchemaHistory history) {
        return !SchemaHistory.of(read(flyway)).current().equals(history.current());
    }

    private static void refuse(String objection) {
        throw new SchemaRefusedException(Exit.DRIFT, objection + " Nothing was changed.");
    }

    private static void fail(String objection) {
        throw new SchemaFailedException(Exit.DRIFT, "every script was applied, but " + objection);
    }

    private Flyway configure(ScriptTimes times) {
        FluentConfiguration configuration = Flyway.configure(scripts)
                .dataSource(owner)
                .locations(SCRIPTS)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .validateOnMigrate(true)
                // Empty: the default would let a database that is newer than the build pass.
                .ignoreMigrationPatterns(new ValidatePattern[0])
                .defaultSchema("public")
                .createSchemas(false)
                .cleanDisabled(true)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .group(false)
                .mixed(false)
                .placeholders(settings.roles().placeholders())
                .loggers(FlywayLog.class.getName())
                .callbacks(new SessionSettings(), times);
        // With the transactional lock a concurrent index build would wait for it for ever. Set here and not as
        // flyway.postgresql.transactional.lock, because reading properties of extensions needs a Jackson 3.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private static MigrationInfo[] read(Flyway flyway) {
        try {
            return flyway.info().all();
        } catch (FlywayException e) {
            throw new SchemaRefusedException(Exit.JOURNAL, "cannot read scripts and history: " + e.getMessage());
        }
    }

    private static void apply(Flyway flyway, ScriptTimes times) {
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            throw times.failure(e);
        }
    }
}
