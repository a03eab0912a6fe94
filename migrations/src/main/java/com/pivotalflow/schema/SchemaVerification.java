package com.pivotalflow.schema;

import com.pivotalflow.schema.catalog.Roles;
import com.pivotalflow.schema.database.Preflight;
import com.pivotalflow.schema.database.Target;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.DriftCheck;
import com.pivotalflow.schema.run.MigratorSchema;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.Recorded;
import com.pivotalflow.schema.script.Finding;
import com.pivotalflow.schema.script.SchemaVersion;
import com.pivotalflow.schema.script.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Demands, with the rights of the application, that a database is what this build expects, where somebody else migrates
 * it. It changes nothing and needs no owner.
 *
 * <pre>{@code
 * new SchemaVerification(application, settings, loader).verify(log::info);
 * }</pre>
 */
public final class SchemaVerification {

    private static final String NEXT =
            " Start one node with PIVOTAL_SCHEMA_AT_START=migrate, or run the command migrate, then start again."
                    + " Nothing was changed.";

    private final DataSource application;
    private final MigrationSettings settings;
    private final Packaged build;

    /**
     * Nothing is connected yet.
     *
     * @param application connections of the application's role, outside any transaction of a container
     * @param settings roles, and what is done about drift
     * @param scripts the loader that sees {@code db/migrations.lock} and the files it names
     * @throws SchemaRefusedException if there is none, or it cannot be read
     */
    public SchemaVerification(DataSource application, MigrationSettings settings, ClassLoader scripts) {
        this(application, settings, Packaged.of(scripts));
    }

    /** The same with files that were read already. */
    SchemaVerification(DataSource application, MigrationSettings settings, Packaged build) {
        this.application = application;
        this.settings = settings;
        this.build = build;
    }

    /**
     * Verifies that every script was applied as it stands in this build and that the live schema is what they make.
     *
     * @param progress hears of the database and of the result
     * @return the version of the database; newer than the build's only if this build can live with it
     * @throws SchemaRefusedException if it is not; the text says in what
     */
    public SchemaVersion verify(Progress progress) {
        long begun = System.nanoTime();
        build.refuseUnlessItAgrees(Clock.systemUTC());
        RecordCheck check = new RecordCheck(build, read(progress));
        refuseFindings(check.findings());
        refusePending(check);
        SchemaVersion current = check.current();
        if (current.compareTo(build.head()) > 0) {
            progress.say("WARNING: the database is at " + current + ", newer than this build (" + build.head()
                    + "): what is new does not disturb it");
        }
        DriftCheck drift = new DriftCheck(
                application,
                Roles.of(settings.roles().placeholders()),
                settings.drift(),
                build.expected(),
                build.ignore());
        DriftCheck.Finding seen = drift.look(build.head());
        DriftCheck.Finding finding = new DriftCheck.Finding(
                check.ofBuild(seen.difference()), seen.ignored(), seen.remarks(), seen.objects(), seen.took());
        drift.objection(finding, build.head(), progress).ifPresent(objection -> {
            throw new SchemaRefusedException(Exit.DRIFT, objection + " Nothing was changed.");
        });
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        progress.say(String.format(
                Locale.ROOT,
                "schema at %s, verified: %d checksums, %s, %.1f s",
                current,
                build.folder().scripts().size(),
                finding.summary(),
                seconds));
        return current;
    }

    private List<Recorded> read(Progress progress) {
        try (Connection connection = application.getConnection()) {
            Target target = Preflight.identify(connection);
            progress.say("database " + target + "; build " + build.head() + ", journal "
                    + build.lock().head());
            if (!MigratorSchema.exists(connection)) {
                throw new SchemaRefusedException(
                        Exit.JOURNAL,
                        target.address() + " has no run log: it was not migrated by this product." + NEXT);
            }
            return MigratorSchema.recorded(connection);
        } catch (SQLException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET,
                    "cannot read the state of the schema as the application: " + e.getMessage()
                            + ". Check PIVOTAL_DB_HOST, PIVOTAL_DB_PORT, PIVOTAL_DB_NAME, PIVOTAL_DB_APP_USER and"
                            + " PIVOTAL_DB_APP_PASSWORD, and that the server runs. Nothing was changed.");
        }
    }

    private static void refuseFindings(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "the history of the database does not fit this build, nothing was changed:\n"
                            + findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private void refusePending(RecordCheck check) {
        List<Script> pending = check.pending();
        if (!pending.isEmpty()) {
            throw new SchemaRefusedException(
                    Exit.JOURNAL,
                    "the database is at " + check.current() + ", this build expects " + build.head() + ": pending "
                            + pending.stream()
                                    .map(script -> script.name().version() + " ("
                                            + script.name().historyDescription() + ")")
                                    .collect(Collectors.joining(", "))
                            + "." + NEXT);
        }
    }
}
