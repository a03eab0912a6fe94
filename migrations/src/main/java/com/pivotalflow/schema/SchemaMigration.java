package com.pivotalflow.schema;

import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.Boundary;
import com.pivotalflow.schema.run.Packaged;
import com.pivotalflow.schema.run.Rollback;
import com.pivotalflow.schema.run.RollbackResult;
import com.pivotalflow.schema.run.RunOptions;
import com.pivotalflow.schema.run.Runner;
import com.pivotalflow.schema.run.Safekeeping;
import com.pivotalflow.schema.script.SchemaVersion;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Safekeeping safekeeping;

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
        this(owner, settings, build, null);
    }

    private SchemaMigration(
            DataSource owner, MigrationSettings settings, Packaged build, @Nullable Safekeeping safekeeping) {
        this.owner = owner;
        this.settings = settings;
        this.build = build;
        this.safekeeping = safekeeping;
    }

    /** The same with a place for copies; without one, scripts that need a copy are refused. */
    public SchemaMigration saving(Safekeeping place) {
        return new SchemaMigration(owner, settings, build, place);
    }

    /**
     * Applies every script that the database does not have yet and checks the others against its history and the live
     * schema, before and after, against the one they make. A second call changes nothing.
     *
     * @param progress hears of the database, of each script and of the result
     * @return what was done
     * @throws SchemaRefusedException if nothing was begun: the files do not agree, the server or the database cannot be
     *     used, its history does not fit this build, its schema was changed by hand, a key is missing
     * @throws SchemaFailedException if a script failed or left another schema than expected; the scripts that were
     *     applied stay so
     */
    public SchemaReport migrate(Progress progress) {
        return migrate(RunOptions.standard(), progress);
    }

    /** The same with keys, waiting times and the like. */
    public SchemaReport migrate(RunOptions options, Progress progress) {
        Runner runner = new Runner(
                owner,
                settings.roles(),
                settings.drift(),
                build,
                options,
                safekeeping,
                Clock.systemUTC(),
                Boundary.none(),
                progress);
        SchemaReport report = SchemaReport.of(runner.run(), build.lock().head());
        progress.say(report.summary());
        return report;
    }

    /**
     * Takes back every script that is newer than a version, newest first; never part of a start. Without a place
     * for copies what holds rows is refused.
     *
     * @param version to which; the empty one takes back everything
     * @return what was done, or would be
     * @throws SchemaRefusedException if nothing was begun
     * @throws SchemaFailedException if a script failed; those before it stay taken back
     */
    public RollbackResult rollback(SchemaVersion version, RunOptions options, Progress progress) {
        return new Rollback(
                        owner,
                        settings.roles(),
                        build,
                        options,
                        safekeeping == null ? new CopyKeeper(owner, null, settings, null) : safekeeping,
                        Clock.systemUTC(),
                        progress)
                .to(version);
    }
}
