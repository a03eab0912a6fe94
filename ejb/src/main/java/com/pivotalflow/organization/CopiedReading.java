package com.pivotalflow.organization;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Transactions whose statements go to {@link Replica} instead of the database. */
@ApplicationScoped
class CopiedReading {

    private static final Logger LOG = System.getLogger(CopiedReading.class.getName());

    @Resource
    TransactionSynchronizationRegistry transactions;

    @Resource(lookup = "java:jboss/TransactionManager")
    TransactionManager manager;

    @Inject
    Replica replica;

    /** What is done with a connection before anybody else gets it. */
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /** What is done in a transaction. */
    interface Work {
        Object run() throws Exception;
    }

    /**
     * Sends the statements of the present transaction, of which there was none yet, to the copy.
     *
     * @return false if there is no copy that could answer
     */
    boolean begin(OrganizationId organization, Preparation preparation) {
        Optional<Connection> opened = replica.open(organization);
        if (opened.isEmpty()) {
            return false;
        }
        Connection connection = opened.get();
        try {
            preparation.prepare(connection);
        } catch (SQLException e) {
            lost(e);
            end(connection);
            return false;
        }
        RoutedConnections.route(transactions, connection);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // It has nothing to commit.
            }

            @Override
            public void afterCompletion(int status) {
                end(connection);
            }
        });
        return true;
    }

    /** Does it in a transaction of its own, beside the present one, whose statements go to the database. */
    Object onPrimary(Work work) throws Exception {
        Transaction present = manager.suspend();
        try {
            return inTransaction(work);
        } finally {
            manager.resume(present);
        }
    }

    private Object inTransaction(Work work) throws Exception {
        try {
            manager.begin();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("no transaction to read in", e);
        }
        boolean isDone = false;
        try {
            Object result = work.run();
            isDone = true;
            return result;
        } finally {
            if (isDone) {
                manager.commit();
            } else {
                manager.rollback();
            }
        }
    }

    /** It failed meanwhile: nobody asks it until it was looked at. */
    void lost(Exception failure) {
        replica.lose();
        LOG.log(Level.WARNING, "the copy of the database fails, the database answers: {0}", failure.getMessage());
    }

    private static void end(Connection connection) {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "a connection to the copy is lost", e);
        }
    }
}
