package com.pivotalflow.schema;

import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.engine.FlywayEngine;
import com.pivotalflow.schema.engine.SessionSettings;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.script.Script;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings a database to the schema that this build expects. Start-up, the operators' command line and the tests all go
 * through here.
 *
 * <pre>{@code
 * SchemaReport report = new SchemaMigration(owner, settings, loader).migrate(log::info);
 * }</pre>
 */
public final class SchemaMigration {

    private final DataSource owner;
    private final MigrationSettings settings;
    private final Packaged build;

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role, not part of any transaction of a container
     * @param settings the roles the scripts name
     * @param scripts the loader that sees {@code db/migrations.lock} and the files it names
     * @throws SchemaRefusedException if there is none, or it cannot be read
     */
    public SchemaMigration(DataSource owner, MigrationSettings settings, ClassLoader scripts) {
        this(owner, settings, Packaged.of(scripts));
    }

    /** The same with files that were read already. */
    public SchemaMigration(DataSource owner, MigrationSettings settings, Packaged build) {
        this.owner = owner;
        this.settings = settings;
        this.build = build;
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
        build.refuseUnlessItAgrees(Clock.systemUTC());
        List<Script> all = build.folder().scripts();
        FlywayEngine flyway = new FlywayEngine(owner, settings.roles(), SessionSettings.standard());
        SchemaHistory history = SchemaHistory.of(read(flyway, all));
        progress.say("database " + target + "; build " + history.expected());
        if (target.superuser()) {
            progress.say("WARNING: " + target.user() + " is a superuser; row level security does not hold for it");
        }
        history.refuseUnlessItFits();
        DriftCheck drift = new DriftCheck(owner, settings, build.expected());
        drift.refuseUnlessItReaches(history.expected(), progress);
        DriftCheck.Finding finding = drift.look(history.current());
        if (!finding.difference().none() && hasMoved(flyway, all, history)) {
            // Another node migrated between the two looks: what seemed to be drift was its work.
            return migrate(progress);
        }
        progress.say("at " + history.current() + ", " + history.describePending() + "; " + finding.summary());
        drift.objection(finding, history.current(), progress).ifPresent(SchemaMigration::refuse);
        apply(flyway, all, times);
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

    private static boolean hasMoved(FlywayEngine flyway, List<Script> scripts, SchemaHistory history) {
        return !SchemaHistory.of(read(flyway, scripts)).current().equals(history.current());
    }

    private static void refuse(String objection) {
        throw new SchemaRefusedException(Exit.DRIFT, objection + " Nothing was changed.");
    }

    private static void fail(String objection) {
        throw new SchemaFailedException(Exit.DRIFT, "every script was applied, but " + objection);
    }

    private static MigrationInfo[] read(FlywayEngine flyway, List<Script> scripts) {
        try {
            return flyway.history(scripts);
        } catch (FlywayException e) {
            throw new SchemaRefusedException(Exit.JOURNAL, "cannot read scripts and history: " + e.getMessage());
        }
    }

    private static void apply(FlywayEngine flyway, List<Script> scripts, ScriptTimes times) {
        try {
            flyway.migrate(scripts, times);
        } catch (FlywayException e) {
            throw times.failure(e);
        }
    }
}
