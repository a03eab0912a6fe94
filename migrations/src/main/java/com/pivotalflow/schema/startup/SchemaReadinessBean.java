package com.pivotalflow.schema.startup;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.Map;
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
        return observer.state();
    }
}
