package com.pivotalflow.schema.engine;

import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.script.Script;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Runs scripts through Flyway, each in its own transaction with its row of the history. This is the only configuration
 * of Flyway in the project: what is tried on a scratch database runs as it will on the real one.
 *
 * <pre>{@code
 * new FlywayEngine(owner, roles, SessionSettings.standard()).migrate(folder.scripts(), watcher);
 * }</pre>
 */
public final class FlywayEngine {

    private final DataSource owner;
    private final DatabaseRoles roles;
    private final SessionSettings session;

    /**
     * Nothing is connected yet.
     *
     * @param owner connections of the owner role, outside any transaction of a container
     * @param roles what the placeholders of the scripts stand for
     * @param session what the session is set to
     */
    public FlywayEngine(DataSource owner, DatabaseRoles roles, SessionSettings session) {
        this.owner = owner;
        this.roles = roles;
        this.session = session;
    }

    /**
     * Applies those of the scripts that the history does not have, in order.
     *
     * @param scripts what is to run, in order; what the history has already may be among them
     * @param callbacks hear of each script and each statement on the same connection and in the same transaction, after
     *     the session is set up; what they throw stops the run
     * @throws FlywayException if a script failed; a transactional one left nothing
     * @see StatementFailure#of(FlywayException)
     */
    public void migrate(Collection<Script> scripts, Callback... callbacks) {
        configure(scripts, callbacks).migrate();
    }

    /** What Flyway itself has against this history, one sentence each; nothing if all is applied and fits. */
    public List<String> objections(Collection<Script> scripts) {
        return configure(scripts).validateWithResult().invalidMigrations.stream()
                .map(invalid -> invalid.filepath + ": " + invalid.errorDetails.errorMessage)
                .toList();
    }

    private Flyway configure(Collection<Script> scripts, Callback... callbacks) {
        Map<String, Script> byFile = scripts.stream()
                .collect(Collectors.toMap(script -> script.name().fileName(), Function.identity()));
        Callback[] all = Stream.concat(Stream.of(new SessionCallback(session, byFile)), Stream.of(callbacks))
                .toArray(Callback[]::new);
        FluentConfiguration configuration = Flyway.configure(FlywayEngine.class.getClassLoader())
                .dataSource(owner)
                .locations(new String[0])
                .resourceProvider(new ScriptResources(scripts))
                .javaMigrationClassProvider(List::of)
                .validateMigrationNaming(true)
                // Whoever migrates has compared history and journal, more strictly than Flyway can.
                .validateOnMigrate(false)
                // Empty: the default would let a database that is newer than the build pass.
                .ignoreMigrationPatterns(new ValidatePattern[0])
                .defaultSchema("public")
                .createSchemas(false)
                .cleanDisabled(true)
                .outOfOrder(false)
                .baselineOnMigrate(false)
                .group(false)
                .mixed(false)
                .placeholders(roles.placeholders())
                .loggers(FlywayLog.class.getName())
                .callbacks(all);
        // With the transactional lock a concurrent index build would wait for it for ever. Set here and not as
        // flyway.postgresql.transactional.lock, because reading properties of extensions needs a Jackson 3.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }
}
