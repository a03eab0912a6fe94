package com.pivotalflow.schema.startup;

import com.pivotalflow.schema.CopyKeeper;
import com.pivotalflow.schema.MigrationSettings;
import com.pivotalflow.schema.SchemaMigration;
import com.pivotalflow.schema.SchemaVerification;
import com.pivotalflow.schema.catalog.DriftPolicy;
import com.pivotalflow.schema.database.DatabaseRoles;
import com.pivotalflow.schema.health.SchemaSource;
import com.pivotalflow.schema.outcome.Exit;
import com.pivotalflow.schema.outcome.Progress;
import com.pivotalflow.schema.outcome.SchemaFailedException;
import com.pivotalflow.schema.outcome.SchemaRefusedException;
import com.pivotalflow.schema.run.RunOptions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Brings the database to the schema of this build, or verifies that somebody else did, as the first thing the
 * application does. The module stands first in
 * the EAR and is initialized in order; the persistence unit of {@code ejb} therefore validates what stands here.
 *
 * <p>Bean-managed: a migration has its own transactions, one for each script, and the container none.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStartup {

    private static final System.Logger LOG = System.getLogger(SchemaStartup.class.getName());

    private static final Duration FOR_DATABASE = Duration.ofSeconds(60);

    private static final String OWNER = "java:jboss/datasources/PivotalOwnerDS";

    @Resource(lookup = "java:jboss/datasources/PivotalDS")
    DataSource application;

    @EJB
    SchemaObserver observer;

    /**
     * Migrates or verifies, or stops the deployment with the reason as the last thing in the log.
     *
     * @throws SchemaRefusedException if nothing was begun
     * @throws SchemaFailedException if a script failed
     */
    @PostConstruct
    void start() {
        try {
            start(ConfigProvider.getConfig()
                    .getOptionalValue("pivotal.schema.at.start", String.class)
                    .orElse("migrate"));
            SchemaSource.open(observer.withoutContainer());
        } catch (SchemaRefusedException | SchemaFailedException e) {
            // Said here because the container buries the message in a service failure of its own.
            LOG.log(Level.ERROR, "the application does not start: " + e.getMessage());
            throw e;
        }
    }

    /** Lets the health check know that nobody answers any more. */
    @PreDestroy
    void stop() {
        SchemaSource.close();
    }

    private void start(String mode) {
        Progress progress = line -> LOG.log(Level.INFO, line);
        ClassLoader build = SchemaStartup.class.getClassLoader();
        switch (mode) {
            case "migrate" -> migrate(owner(), settings(), build, progress);
            case "verify" -> new SchemaVerification(application, settings(), build).verify(progress);
            default ->
                throw new SchemaRefusedException(
                        Exit.USAGE,
                        "PIVOTAL_SCHEMA_AT_START is '" + mode + "': it is migrate or verify; nothing was changed");
        }
    }

    /** Rows are counted and saved through the owner, who visits every organization: the server has no backup role. */
    private static void migrate(DataSource owner, MigrationSettings settings, ClassLoader build, Progress progress) {
        Config config = ConfigProvider.getConfig();
        Path directory = config.getOptionalValue("pivotal.backup.dir", String.class)
                .map(Path::of)
                .orElse(null);
        new SchemaMigration(owner, settings, build)
                .saving(new CopyKeeper(owner, null, settings, directory))
                .migrate(options(config), progress);
    }

    /** Looked up only by who migrates: where a node only verifies, nobody needs to know the owner's password. */
    @SuppressWarnings("BanJNDI") // Nobody but this class says what is looked up.
    private static DataSource owner() {
        try {
            return InitialContext.doLookup(OWNER);
        } catch (NamingException e) {
            throw new SchemaRefusedException(
                    Exit.NO_TARGET,
                    "the server has no data source " + OWNER + " (" + e.getMessage()
                            + "): define it, or start with PIVOTAL_SCHEMA_AT_START=verify; nothing was changed");
        }
    }

    /** A start waits for a database that comes up beside it, and an old node goes on beside a newer one where that does no harm. */
    private static RunOptions options(Config config) {
        RunOptions options = RunOptions.standard()
                .waiting(RunOptions.standard().forRunner(), FOR_DATABASE)
                .allowingNewer()
                .on(config.getOptionalValue("jboss.node.name", String.class).orElse("server"))
                .confirming(
                        config.getOptionalValue("pivotal.confirm", String.class).orElse(""))
                .limited(
                        config.getOptionalValue("pivotal.lock.timeout", String.class)
                                .orElse("3s"),
                        config.getOptionalValue("pivotal.statement.timeout", String.class)
                                .orElse("15min"));
        return config.getOptionalValue("pivotal.backup.id", String.class)
                .map(options::copiedAs)
                .orElse(options);
    }

    /** The roles, by the names the data sources of the server also go by, and what is done about drift. */
    static MigrationSettings settings() {
        Config config = ConfigProvider.getConfig();
        DatabaseRoles standard = DatabaseRoles.standard();
        DatabaseRoles roles = new DatabaseRoles(
                role(config, "pivotal.db.owner.user", standard.owner()),
                role(config, "pivotal.db.app.user", standard.app()),
                role(config, "pivotal.db.readonly.user", standard.readonly()),
                role(config, "pivotal.db.lookup.role", standard.lookup()),
                role(config, "pivotal.backup.user", standard.backup()));
        return new MigrationSettings(roles, DriftPolicy.standard())
                .withDrift(
                        config.getOptionalValue("pivotal.drift", String.class).orElse("refuse"),
                        config.getOptionalValue("pivotal.drift.extra", String.class)
                                .orElse("warn"));
    }

    /** Environment variables count too: {@code pivotal.db.app.user} is {@code PIVOTAL_DB_APP_USER}. */
    private static String role(Config config, String key, String usual) {
        return config.getOptionalValue(key, String.class).orElse(usual);
    }
}
