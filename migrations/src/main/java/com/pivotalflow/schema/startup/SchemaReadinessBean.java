package com.pivotalflow.schema.startup;

import com.pivotalflow.schema.SchemaOverview;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tells whether a start would accept the schema, to health checks and gauges: again only types of Java itself, as those
 * stand in other modules.
 */
@Singleton
@Local(Callable.class)
@Lock(LockType.READ)
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaReadinessBean implements Callable<Map<String, String>> {

    @EJB
    SchemaObserver observer;

    /**
     * The state as it was at most a minute ago: {@code status} as the endpoint has it, {@code version} and
     * {@code expected} as numbers, how many scripts are {@code pending} and how many differences there are
     * ({@code drift}); and, only if a start would refuse the schema, why ({@code refused}).
     *
     * @throws TimeoutException if the database does not answer within five seconds
     * @throws ExecutionException if it does not answer rightly
     */
    @Override
    public Map<String, String> call() throws InterruptedException, ExecutionException, TimeoutException {
        SchemaOverview overview = observer.overview();
        Map<String, String> state = new TreeMap<>();
        state.put("status", overview.standing().toString());
        state.put("version", String.valueOf(overview.current().number()));
        state.put("expected", String.valueOf(overview.expected().number()));
        state.put("pending", String.valueOf(overview.behind()));
        state.put("drift", String.valueOf(overview.drift().deviations().size()));
        overview.refusal().ifPresent(reason -> state.put("refused", reason));
        return state;
    }
}
