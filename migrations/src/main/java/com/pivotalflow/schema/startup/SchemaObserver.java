package com.pivotalflow.schema.startup;

import com.pivotalflow.schema.SchemaOverview;
import com.pivotalflow.schema.SchemaStatus;
import com.pivotalflow.schema.script.Finding;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks at the schema of the running application for everybody who wants to know: the endpoint, readiness and gauges
 * share one answer, so that the catalog is read once a minute however often they are asked.
 *
 * <p>Bean-managed: it reads with the application's rights, and no transaction of a caller is any of its business.
 */
@Singleton
@Lock(LockType.READ)
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaObserver {

    private static final System.Logger LOG = System.getLogger(SchemaObserver.class.getName());

    /** The catalog is read by twelve queries: often enough for people, seldom enough for the database. */
    private static final int KEEP_SECONDS = 60;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Resource(lookup = "java:jboss/datasources/PivotalDS")
    DataSource application;

    @Resource
    ManagedExecutorService executor;

    private SchemaStatus status;
    private LatestAnswer<SchemaOverview> latest;
    private String told = "";

    @PostConstruct
    void prepare() {
        int seconds = ConfigProvider.getConfig()
                .getOptionalValue("pivotal.schema.status.seconds", Integer.class)
                .orElse(KEEP_SECONDS);
        status = new SchemaStatus(application, SchemaStartup.settings(), SchemaObserver.class.getClassLoader());
        latest = new LatestAnswer<>(this::look, executor, Clock.systemUTC(), Duration.ofSeconds(seconds), PATIENCE);
    }

    /**
     * The state as it was at most a minute ago.
     *
     * @throws TimeoutException if the database does not answer within five seconds
     * @throws ExecutionException if it does not answer rightly
     */
    public SchemaOverview overview() throws InterruptedException, ExecutionException, TimeoutException {
        return latest.get();
    }

    private SchemaOverview look() {
        SchemaOverview overview = status.look();
        tell(overview);
        return overview;
    }

    /** Only what is new: the same state each minute would drown the log. One look at a time, so no lock is needed. */
    private void tell(SchemaOverview overview) {
        String state = "schema " + overview.standing();
        if (!overview.findings().isEmpty()) {
            state += overview.findings().stream().map(Finding::toString).collect(Collectors.joining("\n", ":\n", ""));
        } else if (!overview.drift().none()) {
            state += ": " + overview.drift().summary() + "\n" + overview.drift().text();
        }
        if (!state.equals(told)) {
            LOG.log(overview.standing() == SchemaOverview.Standing.OK ? Level.INFO : Level.WARNING, state);
            told = state;
        }
    }
}
