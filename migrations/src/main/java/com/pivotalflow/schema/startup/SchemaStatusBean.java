package com.pivotalflow.schema.startup;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Tells the state of the schema to module {@code web}, as JSON text: an interface of Java itself is all that the modules
 * share. Asked by anybody in the application; who may see it, {@code web} decides.
 */
@Singleton
@Local(Callable.class)
@Lock(LockType.READ)
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStatusBean implements Callable<String> {

    @EJB
    SchemaObserver observer;

    /**
     * The state as it was at most a minute ago.
     *
     * @throws TimeoutException if the database does not answer within five seconds
     * @throws ExecutionException if it does not answer rightly
     */
    @Override
    public String call() throws InterruptedException, ExecutionException, TimeoutException {
        return observer.overview().json().toString();
    }
}
