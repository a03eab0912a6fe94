package com.pivotalflow.schema.startup;

import com.pivotalflow.schema.SchemaOverview;
import com.pivotalflow.schema.SchemaStatus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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

    /** The catalog is read by twelve queries: often enough for people, seldom enough for the database. */
    private static final int KEEP_SECONDS = 60;

    @Resource(lookup = "java:jboss/datasources/PivotalDS")
    DataSource application;

    @Resource
    ManagedExecutorService executor;

    private SchemaLook look;

    @PostConstruct
    void prepare() {
        int seconds = ConfigProvider.getConfig()
                .getOptionalValue("pivotal.schema.status.seconds", Integer.class)
                .orElse(KEEP_SECONDS);
        look = new SchemaLook(
                new SchemaStatus(application, SchemaStartup.settings(), SchemaObserver.class.getClassLoader()),
                executor,
                Duration.ofSeconds(seconds));
    }

    /**
     * The state as it was at most a minute ago.
     *
     * @throws TimeoutException if the database does not answer within five seconds
     * @throws ExecutionException if it does not answer rightly
     */
    public SchemaOverview overview() throws InterruptedException, ExecutionException, TimeoutException {
        return look.overview();
    }

    /** The same in words; {@link SchemaReadinessBean#call()} says which. */
    public Map<String, String> state() throws InterruptedException, ExecutionException, TimeoutException {
        return look.state();
    }

    /**
     * Tells {@link #state()} without the container. A call to a bean waits until all of the application has started. If that
     * never happens, it waits for ever, and the server, when it is told to stop, for the call.
     */
    public Callable<Map<String, String>> withoutContainer() {
        return look::state;
    }
}
